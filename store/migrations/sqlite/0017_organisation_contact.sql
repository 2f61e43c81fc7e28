-- Organisations have contact fields too: one belongs to a person or to an organisation.

create table contact_of_either (
    contact_id uuid primary key,
    person_id uuid references person (person_id),
    organisation_id uuid references organisation (organisation_id),
    kind text not null,
    value text not null,
    visibility text not null,
    constraint contact_owner check ((person_id is null) <> (organisation_id is null))
);
insert into contact_of_either (contact_id, person_id, kind, value, visibility)
    select contact_id, person_id, kind, value, visibility from contact;
drop table contact;
alter table contact_of_either rename to contact;
create index contact_person on contact (person_id);
create index contact_organisation on contact (organisation_id);
