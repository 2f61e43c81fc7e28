-- Why a measure and a goal are there: the decision a measure rests on and where its idea came from; what shows that a goal is
-- needed, how it reaches those who are worse off, and how much it matters beside the others. And who takes part in a measure.

alter table measure add column basis text not null default '';
alter table measure add column origin text not null default '';

alter table goal add column need text not null default '';
alter table goal add column need_source text not null default '';
alter table goal add column equity text not null default '';
alter table goal add column priority text;

-- Organisations that take part in a measure beside the leading one. They outlast the removal of the measure, which can be taken
-- back.
create table measure_partner (
    measure_partner_id uuid primary key,
    measure_id uuid not null,
    organisation_id uuid not null references organisation (organisation_id)
);
create unique index measure_partner_once on measure_partner (measure_id, organisation_id);
create index measure_partner_organisation on measure_partner (organisation_id);
