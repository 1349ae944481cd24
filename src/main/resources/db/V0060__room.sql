-- Where people write in one story together. What stands there are the words of a revision with the steps since; whoever
-- holds the row gives out the next number, so the steps have one order on all nodes.
create table room (
    id           bigint generated always as identity primary key,
    story_id     bigint      not null references story,
    base         integer     not null,           -- the revision that the steps are counted from
    base_version bigint      not null default 0, -- the step that it has the words of
    onto         integer     not null,           -- the newest revision that has come out of the room, or gone into it
    onto_version bigint      not null default 0, -- whoever has this step has the words of that
    onto_seq     bigint      not null default 0,
    version      bigint      not null default 0, -- the newest step
    seq          bigint      not null default 0, -- the newest change of a field beside the text
    drafted      bigint      not null default 0, -- up to this step the words are also in a draft or a revision
    size         bigint      not null default 0, -- bytes of steps since the base
    began        timestamptz not null,
    seen         timestamptz not null,           -- when somebody was in it
    ended        timestamptz
);

create unique index room_open on room (story_id) where ended is null;

-- A step as the editor writes it. No two can have one number.
create table room_step (
    room_id   bigint      not null references room,
    version   bigint      not null,
    client    text        not null,
    person_id bigint      not null references person,
    at        timestamptz not null,
    step      text        not null,
    primary key (room_id, version)
);

create trigger room_step_only_added before update or delete on room_step
    for each row execute function refuse_step_change();

-- What the steps were counted from, now and before: whoever comes back with what they had begins there.
create table room_base (
    room_id bigint  not null references room,
    version bigint  not null,
    number  integer not null,
    primary key (room_id, version)
);

-- Fields beside the text that differ from the newest revision: the last value, by the order in which they came.
create table room_field (
    room_id   bigint not null references room,
    name      text   not null,
    value     text   not null,
    seq       bigint not null,
    client    text   not null,
    person_id bigint not null references person,
    primary key (room_id, name)
);
