-- Why the values of an indicator are as they are, and who wrote that last.

alter table indicator add column story text;
alter table indicator add column story_by uuid references user_account (user_id);
alter table indicator add column story_at timestamptz;
