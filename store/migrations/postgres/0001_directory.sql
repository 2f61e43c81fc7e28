-- Regions, organisations, people, committees and how they belong together.
-- Everything that can change over time carries valid_from (first day) and valid_to (first day after).

-- A district (Landkreis, kreisfreie Stadt); its key never changes while it exists.
create table region (
    ags text primary key,
    name text not null,
    kind text not null,
    state text not null
);

-- What a district covered from one change of territory to the next.
create table region_territory (
    ags text not null references region (ags),
    population bigint not null,
    lon double precision not null,
    lat double precision not null,
    valid_from date,
    valid_to date
);
create index region_territory_ags on region_territory (ags);

create table region_succession (
    predecessor text not null,
    successor text not null,
    succeeded_on date not null,
    note text not null,
    primary key (predecessor, successor, succeeded_on)
);

create table health_region (
    health_region_id uuid primary key,
    name text not null,
    kind text not null,
    state text not null,
    description text not null,
    visibility text not null,
    valid_from date,
    valid_to date,
    version bigint not null
);

create table health_region_district (
    health_region_id uuid not null references health_region (health_region_id),
    ags text not null references region (ags),
    valid_from date,
    valid_to date,
    primary key (health_region_id, ags)
);
create index health_region_district_ags on health_region_district (ags);

create table organisation (
    organisation_id uuid primary key,
    name text not null,
    kind text not null,
    level text not null,
    health_region_id uuid references health_region (health_region_id),
    state text,
    ags text references region (ags),
    description text not null,
    visibility text not null,
    valid_from date,
    valid_to date,
    version bigint not null
);
create index organisation_health_region on organisation (health_region_id);

create table person (
    person_id uuid primary key,
    name text not null,
    function text not null,
    organisation_id uuid references organisation (organisation_id),
    health_region_id uuid references health_region (health_region_id),
    state text,
    visibility text not null,
    valid_from date,
    valid_to date,
    version bigint not null
);
create index person_organisation on person (organisation_id);
create index person_health_region on person (health_region_id);

create table contact (
    contact_id uuid primary key,
    person_id uuid not null references person (person_id),
    kind text not null,
    value text not null,
    visibility text not null
);
create index contact_person on contact (person_id);

create table committee (
    committee_id uuid primary key,
    name text not null,
    kind text not null,
    level text not null,
    parent_id uuid references committee (committee_id),
    health_region_id uuid references health_region (health_region_id),
    state text,
    description text not null,
    visibility text not null,
    valid_from date,
    valid_to date,
    version bigint not null
);
create index committee_health_region on committee (health_region_id);
create index committee_parent on committee (parent_id);

create table membership (
    membership_id uuid primary key,
    committee_id uuid not null references committee (committee_id),
    person_id uuid references person (person_id),
    organisation_id uuid references organisation (organisation_id),
    role text not null,
    is_voting boolean not null,
    valid_from date,
    valid_to date,
    version bigint not null
);
create index membership_committee on membership (committee_id);
create index membership_person on membership (person_id);
create index membership_organisation on membership (organisation_id);

create table relation (
    relation_id uuid primary key,
    kind text not null,
    from_kind text not null,
    from_id uuid not null,
    to_kind text not null,
    to_id uuid not null,
    note text not null,
    valid_from date,
    valid_to date,
    version bigint not null
);
create index relation_from on relation (from_id);
create index relation_to on relation (to_id);

create table field_of_action (
    field_id uuid primary key,
    name text not null
);

create table topic (
    topic_id uuid primary key,
    field_id uuid not null references field_of_action (field_id),
    name text not null
);

create table committee_field (
    committee_id uuid not null references committee (committee_id),
    field_id uuid not null references field_of_action (field_id),
    primary key (committee_id, field_id)
);

create table organisation_field (
    organisation_id uuid not null references organisation (organisation_id),
    field_id uuid not null references field_of_action (field_id),
    primary key (organisation_id, field_id)
);
