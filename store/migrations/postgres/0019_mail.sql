-- Mail to users: what they want to get, what is on its way, and what signs the links in it.

create table mail_choice (
    user_id uuid primary key references user_account (user_id),
    rhythm text not null,
    has_digest boolean not null,
    language text not null
);

-- The day of the last overview that somebody got.
create table mail_digest (
    user_id uuid primary key references user_account (user_id),
    sent_for date not null
);

alter table notification add column mailed_at timestamptz;
create index notification_unmailed on notification (user_id, happened_at) where read_at is null and mailed_at is null;

-- Mail that waits to be sent, or to be tried again; what was sent is removed.
create table mail (
    mail_id uuid primary key,
    user_id uuid not null references user_account (user_id),
    subject text not null,
    text text not null,
    html text not null,
    created_at timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts bigint not null
);
create index mail_next on mail (next_attempt_at);

-- What this instance alone knows.
create table secret (
    name text primary key,
    value text not null
);
