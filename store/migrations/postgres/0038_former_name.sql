-- Names that organisations had before they were renamed, each until the first day of the next name: under them they are still
-- found. Which organisation followed which one is a relation.

create table former_name (
    former_name_id uuid primary key,
    organisation_id uuid not null references organisation (organisation_id),
    name text not null,
    valid_to date not null
);
create index former_name_organisation on former_name (organisation_id);
