-- Organisations have contact fields too: one belongs to a person or to an organisation.

alter table contact alter column person_id drop not null;
alter table contact add column organisation_id uuid references organisation (organisation_id);
alter table contact add constraint contact_owner check ((person_id is null) <> (organisation_id is null));
create index contact_organisation on contact (organisation_id);
