-- A person agrees before a contact field of theirs is published: on which day, and how. Organisations are not asked.

alter table contact add column consent_on date;
alter table contact add column consent_source text not null default '';
