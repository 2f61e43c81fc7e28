-- Lists that are brought into the directory: the file as it was read, what was said about it, and what came of it.

create table import (
    import_id uuid primary key,
    health_region_id uuid not null references health_region (health_region_id),
    user_id uuid references user_account (user_id),
    actor text not null,
    created_at timestamptz not null,
    file_name text not null,
    table_json text not null,
    settings_json text not null,
    state text not null,
    applied_at timestamptz,
    counts_json text,
    rows_json text,
    version bigint not null
);
create index import_health_region on import (health_region_id);

-- What an import has written, in its order: with this it is taken back. No before is a new record.
create table import_record (
    import_id uuid not null references import (import_id),
    position bigint not null,
    record_kind text not null,
    record_id uuid not null,
    before_json text,
    after_json text not null,
    primary key (import_id, position)
);
create index import_record_record on import_record (record_id);

-- What columns of these names meant the last time.
create table import_mapping (
    health_region_id uuid not null references health_region (health_region_id),
    column_names text not null,
    settings_json text not null,
    primary key (health_region_id, column_names)
);
