-- Seats that ended because their committee, person or organisation did: by this they follow when that end is moved or taken
-- back. Nothing for seats that ended by themselves.

alter table membership add column ended_with uuid;
create index membership_ended_with on membership (ended_with);
