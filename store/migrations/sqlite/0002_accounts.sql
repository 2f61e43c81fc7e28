-- Users, their roles, their sessions.

create table user_account (
    user_id uuid primary key,
    email text not null constraint user_account_email unique,
    name text not null,
    password_hash text,
    person_id uuid references person (person_id),
    is_active boolean not null,
    version bigint not null
);

-- A role held in a place; no place at all is the whole instance.
create table role_grant (
    grant_id uuid primary key,
    user_id uuid not null references user_account (user_id),
    role text not null,
    state text,
    health_region_id uuid references health_region (health_region_id),
    committee_id uuid references committee (committee_id),
    valid_from date,
    valid_to date
);
create index role_grant_user on role_grant (user_id);

create table session (
    session_id text primary key,
    user_id uuid references user_account (user_id),
    data text not null,
    expires_at timestamptz not null
);
create index session_account on session (user_id);
create index session_expires on session (expires_at);

-- The one-time link with which the first operator is set up; only its hash is kept.
create table setup_link (
    token_hash text primary key,
    expires_at timestamptz not null
);

-- Failed sign-ins, counted per address and per account.
create table sign_in_failure (
    subject text not null,
    failed_at timestamptz not null
);
create index sign_in_failure_subject on sign_in_failure (subject, failed_at);
