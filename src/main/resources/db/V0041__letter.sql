-- What is to be written to whom, until it has gone out. No words are here and no links: both are made when it is sent.
create table letter (
    id        bigint      generated always as identity primary key,
    message   uuid        not null default gen_random_uuid(), -- names it to mailboxes, the same at each attempt
    kind      text        not null,
    recipient text        not null, -- person:12, or an address as somebody typed it, which may be nobody's
    detail    text        not null,
    posted    timestamptz not null default now(),
    good      timestamptz not null, -- after this it is not worth sending
    state     text        not null default 'waiting' check (state in ('waiting', 'sending', 'given-up')),
    attempts  integer     not null default 0,
    due       timestamptz not null default now(), -- while it is being sent, when whoever sends it is taken for dead
    problem   text
);

create index letter_due on letter (due) where state in ('waiting', 'sending');

-- The letter by which a link went out; null where it was handed over. Each attempt to send it has a link of its own, and all
-- of them are good, since nobody knows which one arrived.
alter table one_time_link add column letter bigint;

create index one_time_link_of_person on one_time_link (person_id);
