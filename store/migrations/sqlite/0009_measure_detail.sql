-- What a measure is, where it reaches people, what it costs and who pays.

alter table measure add column kind text not null default 'activity';
alter table measure add column setting text;
alter table measure add column cost bigint;
alter table measure add column funding text not null default '';
