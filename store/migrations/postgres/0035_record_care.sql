-- Since when records of the directory are known to be right, who said so, whether those concerned were asked, and what they say
-- has changed until somebody has settled it. A record of which nothing is known has no row.

create table record_care (
    record_id uuid primary key,
    record_kind text not null,
    confirmed_on date,
    -- Nobody where those concerned have said so themselves.
    confirmed_by uuid references user_account (user_id),
    confirmer text,
    asked_on date,
    asked_count bigint not null,
    awaits_answer boolean not null,
    note text,
    noted_on date
);

-- Mail to somebody who is no user: then the user is the one who asked for it.
alter table mail add column recipient_name text;
alter table mail add column recipient_email text;
