-- How often each story was read, by slices of time: m ten minutes, h an hour, d a day (of the site's zone). Each read is in
-- one row only: slices are made into coarser ones as they grow old. Stories are not referenced: that would lock their rows,
-- which publishing wants, and no story is ever removed.
create table read_count (
    grain    "char"      not null check (grain in ('m', 'h', 'd')),
    at       timestamptz not null,
    story_id bigint      not null,
    reads    bigint      not null,
    primary key (grain, at, story_id)
);

create index read_count_of_story on read_count (story_id, at);

-- The same reads by the domain that led to them, a row an hour, later a day. Empty: none was named.
create table read_referrer (
    grain    "char"      not null check (grain in ('h', 'd')),
    at       timestamptz not null,
    story_id bigint      not null,
    domain   text        not null,
    reads    bigint      not null,
    primary key (grain, at, story_id, domain)
);

-- Reads that fade, of a story (i), a tag (t) and the whole paper (a): for three half-lives, the moment at which what is left
-- of all reads will have faded to one, in seconds since 1970. Such moments keep their order without being touched.
create table read_pace (
    kind    "char"           not null check (kind in ('i', 't', 'a')),
    "of"    bigint           not null,
    popular double precision not null,
    fresh   double precision not null,
    usual   double precision not null,
    primary key (kind, "of")
);

create index read_pace_popular on read_pace (kind, popular desc);
create index read_pace_fresh on read_pace (kind, fresh desc);
create index read_pace_usual on read_pace (usual);
