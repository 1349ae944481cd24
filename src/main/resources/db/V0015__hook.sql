-- Receivers outside that are told when stories change.
create table hook (
    id             bigint      generated always as identity primary key,
    url            text        not null,
    -- Signs what is sent; shared with the receiver, so it cannot be kept as a hash.
    secret         text        not null,
    -- Empty for every kind; null for every section.
    kinds          text[]      not null,
    section        text,
    created        timestamptz not null default now(),
    -- How many deliveries were given up since the last that arrived.
    given_up       integer     not null default 0,
    paused         timestamptz,
    paused_because text
);

-- What is sent or was: a message to a hook, or the ping that tells the WebSub hub of a topic. `due` is when it is sent next;
-- while it is being sent, when whoever sends it is taken for dead.
create table delivery (
    id         bigint      generated always as identity primary key,
    message    uuid        not null default gen_random_uuid(),
    hook_id    bigint      references hook on delete cascade,
    topic      text,
    event_id   bigint,
    kind       text        not null,
    story_id   bigint,
    revision   integer,
    path       text,
    happened   timestamptz not null,
    created    timestamptz not null default now(),
    state      text        not null default 'waiting'
        check (state in ('waiting', 'sending', 'sent', 'given-up', 'superseded')),
    attempts   integer     not null default 0,
    due        timestamptz not null default now(),
    status     integer,
    problem    text,
    took_ms    bigint,
    ended      timestamptz,
    check ((hook_id is null) <> (topic is null))
);

create unique index delivery_once on delivery (hook_id, event_id);
create unique index delivery_topic on delivery (topic) where state = 'waiting';
create index delivery_due on delivery (due) where state in ('waiting', 'sending');
create index delivery_open on delivery (hook_id, story_id) where state in ('waiting', 'sending');
create index delivery_ended on delivery (ended);
