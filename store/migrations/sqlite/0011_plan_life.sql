-- A measure that continues one of an earlier plan. The earlier one may be removed and brought back meanwhile.

alter table measure add column continues_id uuid;
create index measure_continues on measure (continues_id);
