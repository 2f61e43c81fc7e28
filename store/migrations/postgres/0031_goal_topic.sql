-- The topic of its field of action that a goal is about, if it names one.
alter table goal add column topic_id uuid references topic (topic_id);
create index goal_topic on goal (topic_id);
