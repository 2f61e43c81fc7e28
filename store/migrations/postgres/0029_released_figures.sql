-- Since when the figures of a plan are released to its state, and who released them; none if they are not.
alter table plan add column released_on date;
alter table plan add column released_by uuid references user_account (user_id);
