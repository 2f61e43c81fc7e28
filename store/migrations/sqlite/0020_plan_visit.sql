-- What somebody was shown of a plan, so that they are told what is new. Plans may be removed; a visit does no harm then.

create table plan_visit (
    user_id uuid not null references user_account (user_id),
    plan_id uuid not null,
    since bigint not null,
    shown bigint not null,
    visited_at timestamptz not null,
    primary key (user_id, plan_id)
);
