-- The event log. Rows are only ever added. Their order is (xid, id): see docs/adr/0004-event-log.md.
create table event (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default now(),
    kind text not null,
    subject text not null,
    sources text[] not null,
    data jsonb not null
);

create unique index event_order on event (xid, id);

-- How far each durable follower has read: the last event that it has handled.
create table follower (
    name text primary key,
    xid xid8 not null default '0',
    id bigint not null default 0
);
