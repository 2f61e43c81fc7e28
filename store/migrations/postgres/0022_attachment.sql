-- Files that are attached to measures. They outlast the removal of a measure, which can be taken back, and their own for as
-- long. What is in a file is kept apart, so that no list of files reads it by accident.

create table attachment (
    attachment_id uuid primary key,
    measure_id uuid not null,
    user_id uuid not null references user_account (user_id),
    name text not null,
    kind text not null,
    size bigint not null,
    added_at timestamptz not null,
    removed_at timestamptz
);
create index attachment_measure on attachment (measure_id, added_at);

create table attachment_content (
    attachment_id uuid primary key references attachment (attachment_id),
    content bytea not null
);
