-- Views of a plan that people have kept: in which way it is looked at, and the query of its address.

create table saved_plan_view (
    saved_plan_view_id uuid primary key,
    plan_id uuid not null references plan (plan_id),
    name text not null,
    owner_id uuid not null references user_account (user_id),
    visibility text not null,
    state text,
    health_region_id uuid references health_region (health_region_id),
    committee_id uuid references committee (committee_id),
    view text not null,
    query text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version bigint not null
);
create index saved_plan_view_plan on saved_plan_view (plan_id, owner_id);
