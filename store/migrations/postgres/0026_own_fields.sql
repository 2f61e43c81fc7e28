-- The fields that a plan has of its own and what its cards show, as JSON; none for the usual.
alter table plan add column own_fields text;
alter table plan add column card_face text;

-- What a measure says in those fields, as JSON: a value for the id of each field that has one.
alter table measure add column own_values text;
