-- What has come in from which archive, so that the same export can come again.
create table import_item (
    source    text    not null,
    key       text    not null,
    digest    bytea   not null,
    comments  bytea   not null,
    marks     text[]  not null,
    story_id  bigint  not null references story,
    number    integer not null,
    path      text    not null,
    missing   integer not null default 0,
    primary key (source, key)
);

-- Files an archive speaks of, by its own numbers, found before the stories that use them.
create table import_attachment (
    source  text   not null,
    id      bigint not null,
    parent  bigint not null,
    place   integer not null,
    address text   not null,
    url     text   not null,
    link    text   not null,
    alt     text   not null,
    caption text   not null,
    credit  text   not null,
    primary key (source, id)
);

create index import_attachment_address on import_attachment (source, address);
create index import_attachment_parent on import_attachment (source, parent);

-- Pictures taken over, so that none is fetched twice.
create table import_picture (
    source     text   not null,
    address    text   not null,
    picture_id bigint not null references picture,
    primary key (source, address)
);

-- Readers' comments of an archive, kept for when the site has comments.
create table archived_comment (
    source   text    not null,
    key      text    not null,
    story_id bigint  not null references story,
    parent   text,
    author   text    not null,
    url      text,
    at       timestamptz,
    approved boolean not null,
    kind     text    not null,
    body     text    not null,
    primary key (source, key)
);

create index archived_comment_of_story on archived_comment (story_id, at);
