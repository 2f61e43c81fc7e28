-- Where the nodes of the map lie; kept, so that people find things where they were.

create table node_position (
    record_id uuid primary key,
    x double precision not null,
    y double precision not null
);
