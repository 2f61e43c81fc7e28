-- What can be found: folded words of each record, with what decides who may see it.

create table search_entry (
    entry_number integer primary key,
    record_id uuid not null unique,
    record_kind text not null,
    title text not null,
    subtitle text not null,
    folded text not null,
    visibility text not null,
    state text,
    health_region_id uuid,
    committee_id uuid
);

create virtual table search_word using fts5 (folded, content = 'search_entry', content_rowid = 'entry_number');

create trigger search_entry_added after insert on search_entry begin
    insert into search_word (rowid, folded) values (new.entry_number, new.folded);
end;
create trigger search_entry_removed after delete on search_entry begin
    insert into search_word (search_word, rowid, folded) values ('delete', old.entry_number, old.folded);
end;
create trigger search_entry_changed after update on search_entry begin
    insert into search_word (search_word, rowid, folded) values ('delete', old.entry_number, old.folded);
    insert into search_word (rowid, folded) values (new.entry_number, new.folded);
end;
