-- What belongs to a measure: its checklist, its links with other measures, and how people judge it. All of it outlasts
-- the removal of a measure, which can be taken back.

create table checklist_point (
    checklist_point_id uuid primary key,
    measure_id uuid not null,
    title text not null,
    is_done boolean not null,
    person_id uuid references person (person_id),
    due_on date,
    position double precision not null,
    version bigint not null
);
create index checklist_point_measure on checklist_point (measure_id, position);

-- Stored once, from one end; the other end says the inverse.
create table measure_link (
    measure_link_id uuid primary key,
    plan_id uuid not null,
    kind text not null,
    from_id uuid not null,
    to_id uuid not null
);
create unique index measure_link_ends on measure_link (from_id, to_id, kind);
create index measure_link_to on measure_link (to_id);
create index measure_link_plan on measure_link (plan_id);

-- Each judgement is kept; the newest counts.
create table judgement (
    judgement_id uuid primary key,
    measure_id uuid not null,
    user_id uuid not null references user_account (user_id),
    light text not null,
    sentence text not null,
    judged_at timestamptz not null
);
create index judgement_measure on judgement (measure_id, judged_at);
