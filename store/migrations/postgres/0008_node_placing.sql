-- Counts how often places on the map were written. Places are derived, and so not in the change log; but whoever keeps a
-- network in memory must notice that they have changed.

create table node_placing (
    revision bigint not null
);
insert into node_placing (revision) values (0);
