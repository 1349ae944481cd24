-- Words that somebody has typed in a story and not saved: a row for each window they type in. Steps are only ever
-- added, so every state that was acknowledged can be read again.
create table draft (
    id        bigint generated always as identity primary key,
    story_id  bigint      not null references story,
    person_id bigint      not null references person,
    client    text        not null, -- the window, by a number that it has made up
    onto      integer     not null, -- the revision that the words were made from
    step      bigint      not null, -- the newest
    since     timestamptz not null, -- when words began to differ from what is saved
    at        timestamptz not null,
    taken_by  bigint references person, -- who took the story over from them meanwhile
    ended     timestamptz,
    ending    text check (ending in ('saved', 'merged', 'dropped', 'continued')),
    unique (story_id, person_id, client),
    check ((ended is null) = (ending is null))
);

create index draft_open on draft (story_id) where ended is null;

-- A state of the words: whole, or as what differs from the one before, in UTF-16 units.
create table draft_step (
    draft_id bigint      not null references draft,
    step     bigint      not null,
    at       timestamptz not null,
    start    integer     not null,
    cut      integer     not null,
    put      text        not null,
    whole    boolean     not null,
    primary key (draft_id, step)
);

create function refuse_step_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was acknowledged is never changed or removed';
end $$;

create trigger draft_step_only_added before update or delete on draft_step
    for each row execute function refuse_step_change();
