-- Drafts and locks of people who write together.
alter table draft
    add column room_id      bigint references room,
    add column room_version bigint  not null default 0, -- the newest of the room's steps that is in it
    add column room_seq     bigint  not null default 0,
    add column loose        boolean not null default false; -- whether it has words that the room did not have

create index draft_room on draft (room_id) where room_id is not null;

alter table story_lock
    add column room_id bigint references room; -- where the holder writes with others, who are not held up
