-- Who sees to a milestone; and of which milestone somebody was told, who is told of each once.

alter table milestone add column person_id uuid references person (person_id);
create index milestone_person on milestone (person_id);

alter table notification add column milestone_id uuid;
drop index notification_due;
create unique index notification_due on notification (user_id, measure_id, kind, due_on)
    where due_on is not null and milestone_id is null;
create unique index notification_milestone_due on notification (user_id, milestone_id, kind, due_on)
    where due_on is not null and milestone_id is not null;
