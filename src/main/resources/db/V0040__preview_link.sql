-- Links by which somebody without an account reads a story before it is public, for a time. The token itself is
-- kept nowhere.
create table preview_link (
    hash    bytea       primary key,
    story   bigint      not null references story (id),
    made_by text        not null,
    made    timestamptz not null,
    expires timestamptz not null
);

create index preview_link_story on preview_link (story);
