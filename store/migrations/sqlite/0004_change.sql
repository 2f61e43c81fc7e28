-- The change log: one row for each write, in the transaction of the write.
-- Numbers grow in the order in which transactions become visible, so that a reader who has seen n misses nothing by
-- asking for what is larger than n.

create table change (
    change_id integer primary key autoincrement,
    changed_at timestamptz not null,
    user_id uuid references user_account (user_id),
    actor text not null,
    record_kind text not null,
    record_id uuid not null,
    title text not null,
    action text not null,
    before_json text,
    after_json text,
    plan_id uuid,
    visibility text not null,
    state text,
    health_region_id uuid,
    committee_id uuid
);
create index change_record on change (record_id, change_id);
create index change_plan on change (plan_id, change_id);
