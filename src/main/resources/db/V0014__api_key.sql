-- Keys of the read API. Only a hash is kept; a revoked one stays, and its name may be given again.
create table api_key (
    id      bigint generated always as identity primary key,
    name    text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    hash    bytea       not null,
    rate    integer     not null check (rate > 0),
    created timestamptz not null,
    revoked timestamptz
);

create unique index api_key_name on api_key (name) where revoked is null;
