-- A change that takes another one back names the last number of the write that it takes back.

alter table change add column undoes bigint;
create index change_user on change (user_id, change_id);
