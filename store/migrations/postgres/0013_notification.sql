-- Word to users of what has happened to measures they follow, and what is due.

create table notification (
    notification_id uuid primary key,
    user_id uuid not null references user_account (user_id),
    kind text not null,
    measure_id uuid not null,
    actor_id uuid references user_account (user_id),
    happened_at timestamptz not null,
    occurrences bigint not null,
    news_json text not null,
    comment_id uuid,
    due_on date,
    read_at timestamptz
);
create index notification_user on notification (user_id, happened_at);
create index notification_measure on notification (measure_id);
-- Of one day, somebody is told once.
create unique index notification_due on notification (user_id, measure_id, kind, due_on) where due_on is not null;

-- What somebody does not want to hear of.
create table muted_notification (
    user_id uuid not null references user_account (user_id),
    kind text not null,
    primary key (user_id, kind)
);
