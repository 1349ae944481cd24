-- Browsers with which somebody has come in. Their token lets nobody in; of it only the SHA-256 is here.
create table known_browser (
    hash      bytea       not null check (length(hash) = 32),
    person_id bigint      not null references person,
    last_used timestamptz not null,
    primary key (hash, person_id)
);

create index known_browser_of_person on known_browser (person_id, last_used);
