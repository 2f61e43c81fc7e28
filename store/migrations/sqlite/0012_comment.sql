-- What is said about measures, and who follows them. Both outlast the removal of a measure, which can be taken back.

create table comment (
    comment_id uuid primary key,
    measure_id uuid not null,
    user_id uuid not null references user_account (user_id),
    text text not null,
    created_at timestamptz not null,
    edited_at timestamptz,
    version bigint not null
);
create index comment_measure on comment (measure_id, created_at);

-- What somebody has chosen or done; without a row, whoever answers for a measure follows it.
create table measure_follow (
    measure_id uuid not null,
    user_id uuid not null references user_account (user_id),
    is_on boolean not null,
    primary key (measure_id, user_id)
);
