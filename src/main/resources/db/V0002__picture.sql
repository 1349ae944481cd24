-- Originals live in the blob folder under their SHA-256; these rows say what they are.
create table picture (
    id          bigint      generated always as identity primary key,
    blob        text        not null check (blob ~ '^[0-9a-f]{64}$'),
    -- SHA-256 of the words it came in with: the same file with the same words is the same picture, whatever an
    -- editor has written since.
    arrived_as  text        not null,
    slug        text        not null,
    format      text        not null check (format in ('JPEG', 'PNG', 'GIF', 'WEBP')),
    width       integer     not null check (width > 0),
    height      integer     not null check (height > 0),
    alt         text        not null,
    caption     text        not null,
    credit      text        not null,
    rights      text        not null,
    source      text        not null,
    focus_x     integer     not null check (focus_x between 0 and 100),
    focus_y     integer     not null check (focus_y between 0 and 100),
    colour      text        not null check (colour ~ '^#[0-9a-f]{6}$'),
    animated    boolean     not null,
    transparent boolean     not null,
    added_at    timestamptz not null default now(),
    added_by    text        not null,
    unique (blob, arrived_as)
);

create index picture_hash16 on picture (left(blob, 16));

-- Audio, video and documents that stand beside stories.
create table attachment (
    id         bigint      generated always as identity primary key,
    blob       text        not null unique check (blob ~ '^[0-9a-f]{64}$'),
    slug       text        not null,
    kind       text        not null,
    bytes      bigint      not null check (bytes > 0),
    added_at   timestamptz not null default now(),
    added_by   text        not null
);

create index attachment_hash16 on attachment (left(blob, 16));
