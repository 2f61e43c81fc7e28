-- The columns of a plan's board, as JSON; none for the usual ones.
alter table plan add column columns text;

-- The measures of a plan lie in one order, of which each column of the board shows its own.
create table measure_order as
    select measure_id, row_number() over (partition by plan_id order by position, measure_id) as place from measure;
create unique index measure_order_measure on measure_order (measure_id);
update measure set position = 65536.0 * (
    select place from measure_order where measure_order.measure_id = measure.measure_id
);
drop table measure_order;

drop index measure_plan;
create index measure_plan on measure (plan_id, position);
