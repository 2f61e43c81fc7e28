-- Implementation plans with goals, outcomes, indicators and measures.

create table plan (
    plan_id uuid primary key,
    health_region_id uuid not null references health_region (health_region_id),
    title text not null,
    period_from date not null,
    period_to date not null,
    state text not null,
    adopted_by uuid references committee (committee_id),
    adopted_on date,
    visibility text not null,
    version bigint not null
);
create index plan_health_region on plan (health_region_id);

create table goal (
    goal_id uuid primary key,
    plan_id uuid not null references plan (plan_id),
    field_id uuid not null references field_of_action (field_id),
    title text not null,
    target_group text not null,
    position double precision not null,
    version bigint not null
);
create index goal_plan on goal (plan_id);

create table outcome (
    outcome_id uuid primary key,
    goal_id uuid not null references goal (goal_id),
    title text not null,
    position double precision not null,
    version bigint not null
);
create index outcome_goal on outcome (goal_id);

create table indicator (
    indicator_id uuid primary key,
    outcome_id uuid not null references outcome (outcome_id),
    name text not null,
    unit text not null,
    direction text not null,
    baseline double precision,
    target double precision,
    target_on date,
    version bigint not null
);
create index indicator_outcome on indicator (outcome_id);

create table measurement (
    measurement_id uuid primary key,
    indicator_id uuid not null references indicator (indicator_id),
    measured_on date not null,
    value double precision not null,
    note text not null
);
create index measurement_indicator on measurement (indicator_id, measured_on);

create table measure (
    measure_id uuid primary key,
    plan_id uuid not null references plan (plan_id),
    goal_id uuid not null references goal (goal_id),
    outcome_id uuid references outcome (outcome_id),
    title text not null,
    description text not null,
    status text not null,
    position double precision not null,
    committee_id uuid references committee (committee_id),
    responsible_id uuid references person (person_id),
    organisation_id uuid references organisation (organisation_id),
    starts_on date,
    due_on date,
    reason text not null,
    next_step text not null,
    version bigint not null
);
create index measure_plan on measure (plan_id, status, position);
create index measure_committee on measure (committee_id);
create index measure_responsible on measure (responsible_id);

create table milestone (
    milestone_id uuid primary key,
    measure_id uuid not null references measure (measure_id),
    title text not null,
    due_on date,
    done_on date,
    position double precision not null
);
create index milestone_measure on milestone (measure_id);
