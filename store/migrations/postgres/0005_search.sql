-- What can be found: folded words of each record, with what decides who may see it.

create table search_entry (
    record_id uuid primary key,
    record_kind text not null,
    title text not null,
    subtitle text not null,
    folded text not null,
    words tsvector not null,
    visibility text not null,
    state text,
    health_region_id uuid,
    committee_id uuid
);
create index search_entry_words on search_entry using gin (words);
