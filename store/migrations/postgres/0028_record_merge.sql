-- Records of the directory that became part of another one: what was written then, so that they can be parted again, and where
-- whoever asks for the old one is led.

create table record_merge (
    record_merge_id uuid primary key,
    record_kind text not null,
    kept_id uuid not null,
    merged_id uuid not null,
    merged_name text not null,
    user_id uuid references user_account (user_id),
    actor text not null,
    merged_at timestamptz not null,
    written_json text not null,
    undone_at timestamptz
);
create index record_merge_kept on record_merge (kept_id);
create unique index record_merge_merged on record_merge (merged_id) where undone_at is null;

-- Two records of which somebody has said that they are not the same, however alike they look; the smaller id comes first.
create table not_duplicate (
    first_id uuid not null,
    second_id uuid not null,
    record_kind text not null,
    user_id uuid references user_account (user_id),
    actor text not null,
    said_at timestamptz not null,
    primary key (first_id, second_id)
);
