-- Who writes in a story. Whoever has not renewed it for a while has it no longer; what a save is based on decides
-- in any case.
create table story_lock (
    story_id  bigint      primary key references story,
    person_id bigint      not null references person,
    since     timestamptz not null,
    renewed   timestamptz not null
);
