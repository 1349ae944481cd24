-- What a key may do beside reading what is public: the roles that people have, but for the administrator's.
-- section_id null: everywhere; otherwise there and in all sections below.
create table key_grant (
    key_id     bigint not null references api_key,
    role       text   not null check (role in ('reporter', 'editor', 'senior-editor', 'desk-head')),
    section_id bigint references section,
    unique nulls not distinct (key_id, role, section_id)
);

-- Stories that were asked for with an Idempotency-Key, so that a repeated request makes no second one. Of what the
-- client chose and sent only the SHA-256 is here.
create table asked_story (
    key_id   bigint      not null references api_key,
    token    bytea       not null check (length(token) = 32),
    sent     bytea       not null check (length(sent) = 32),
    story_id bigint      not null references story,
    at       timestamptz not null,
    primary key (key_id, token)
);

create index asked_story_at on asked_story (at);
