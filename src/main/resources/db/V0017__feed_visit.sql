-- What servers said of their feeds when these last came in whole.
create table feed_visit (
    address       text        primary key,
    etag          text        not null,
    last_modified text        not null,
    visited       timestamptz not null default now()
);
