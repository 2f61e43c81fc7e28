-- The trash of the directory: records that were removed by mistake or as one, each with all that went along with it, so that
-- it can come back for thirty days. The health region is where it belonged; nothing for what belonged to none.

create table removed_record (
    removed_record_id uuid primary key,
    record_kind text not null,
    record_id uuid not null,
    health_region_id uuid references health_region (health_region_id),
    user_id uuid references user_account (user_id),
    actor text not null,
    removed_at timestamptz not null,
    written_json text not null
);
create unique index removed_record_record on removed_record (record_id);
