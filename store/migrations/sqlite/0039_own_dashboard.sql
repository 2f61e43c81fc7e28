-- Dashboards that people have put together: which tiles they show, in which order. A tile names its plan only by its id, since
-- it stays, and says so, when the plan is gone.

create table own_dashboard (
    own_dashboard_id uuid primary key,
    name text not null,
    owner_id uuid not null references user_account (user_id),
    visibility text not null,
    state text,
    health_region_id uuid references health_region (health_region_id),
    committee_id uuid references committee (committee_id),
    tiles text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version bigint not null
);
create index own_dashboard_owner on own_dashboard (owner_id);
