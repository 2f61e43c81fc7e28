-- Why a measure and a goal are there: the decision a measure rests on and where its idea came from; what shows that a goal is
-- needed, how it reaches those who are worse off, and how much it matters beside the others.

alter table measure add column basis text not null default '';
alter table measure add column origin text not null default '';

alter table goal add column need text not null default '';
alter table goal add column need_source text not null default '';
alter table goal add column equity text not null default '';
alter table goal add column priority text;
