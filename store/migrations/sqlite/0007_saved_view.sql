-- Views of the map that people have kept: what a view shows is the query of its address.

create table saved_view (
    saved_view_id uuid primary key,
    name text not null,
    owner_id uuid not null references user_account (user_id),
    visibility text not null,
    state text,
    health_region_id uuid references health_region (health_region_id),
    committee_id uuid references committee (committee_id),
    query text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version bigint not null
);
create index saved_view_owner on saved_view (owner_id);
