-- Fields of action and topics have an order, can end, and are changed by people. Those that are there keep the order of their
-- names.

alter table field_of_action add column position double precision not null default 0;
alter table field_of_action add column valid_to date;
alter table field_of_action add column version bigint not null default 1;

update field_of_action set position = 65536.0 * (
    select count(*) from field_of_action earlier
    where earlier.name < field_of_action.name
        or (earlier.name = field_of_action.name and earlier.field_id <= field_of_action.field_id)
);

alter table topic add column position double precision not null default 0;
alter table topic add column valid_to date;
alter table topic add column version bigint not null default 1;

update topic set position = 65536.0 * (
    select count(*) from topic earlier
    where earlier.field_id = topic.field_id
        and (earlier.name < topic.name or (earlier.name = topic.name and earlier.topic_id <= topic.topic_id))
);
