-- The secret that somebody's authenticator shares with us. confirmed is null until it has shown a right code.
create table authenticator (
    person_id bigint      primary key references person,
    secret    bytea       not null check (length(secret) = 20),
    confirmed timestamptz,
    last_step bigint      not null default 0 -- the half minute whose code was taken last: none is taken twice
);

-- Codes on paper for whoever has lost it; each works once. 80 random bits, so their SHA-256 is enough.
create table recovery_code (
    hash      bytea  primary key check (length(hash) = 32),
    person_id bigint not null references person
);

create index recovery_code_of_person on recovery_code (person_id);

-- Whoever has shown the right password and still has to show a code.
create table second_step (
    hash      bytea       primary key check (length(hash) = 32),
    person_id bigint      not null references person,
    expires   timestamptz not null
);
