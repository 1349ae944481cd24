-- How often stories are read. No row says anything of a reader.
-- A row counts one story in one slice of time: of 5 minutes while it is new, later of an hour, then of a day.
create table read_count (
    span     smallint    not null check (span in (5, 60, 1440)),
    slice    timestamptz not null,
    story_id bigint      not null references story,
    reads    integer     not null,
    primary key (span, slice, story_id)
);

create index read_count_of_story on read_count (story_id, slice);

-- From which domains readers came, by hour, later by day; '' for none, 'other' for those beyond the most that are kept apart.
create table read_from (
    span     smallint    not null check (span in (60, 1440)),
    slice    timestamptz not null,
    domain   text        not null,
    story_id bigint      not null references story,
    reads    integer     not null,
    primary key (span, slice, story_id, domain)
);

-- How often stories of a tag are read, by hour.
create table read_topic (
    slice  timestamptz not null,
    tag_id bigint      not null references tag,
    reads  integer     not null,
    primary key (slice, tag_id)
);

-- How much a story is read now: the logarithm of its reads, each weighing half as much as one that came a half-life later.
-- The order that it gives does not change while nobody reads.
create table read_heat (
    story_id bigint           primary key references story,
    heat     double precision not null,
    at       timestamptz      not null
);

create index read_heat_order on read_heat (heat desc);
