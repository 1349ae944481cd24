-- What editors say to each other at words of a text. The words carry a mark with this id; what is said stands here
-- only, and stays when the mark is taken out of what is published.
create table note (
    story_id   bigint      not null references story,
    mark       text        not null,
    by         text        not null,
    at         timestamptz not null,
    says       text        not null,
    -- That it stands at, or stood at when they were published.
    words      text        not null,
    settled    timestamptz,
    settled_by text,
    primary key (story_id, mark)
);

create table note_answer (
    story_id bigint      not null,
    mark     text        not null,
    number   integer     not null,
    by       text        not null,
    at       timestamptz not null,
    says     text        not null,
    primary key (story_id, mark, number),
    foreign key (story_id, mark) references note
);

-- Who suggested words first: the text carries no more than the id.
create table suggestion (
    story_id bigint      not null references story,
    mark     text        not null,
    by       text        not null,
    at       timestamptz not null,
    primary key (story_id, mark)
);
