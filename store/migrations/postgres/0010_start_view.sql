-- How a committee shows itself on the map: at most one of the views that are shared with it.

alter table saved_view add column is_start boolean not null default false;
create unique index saved_view_start on saved_view (committee_id) where is_start;
