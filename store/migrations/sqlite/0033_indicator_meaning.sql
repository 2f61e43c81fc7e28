-- What an indicator counts and leaves out, where its values come from, and the day of the value at the start.

alter table indicator add column definition text not null default '';
alter table indicator add column source text not null default '';
alter table indicator add column baseline_on date;
