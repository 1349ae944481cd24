-- Who works at the paper, and what they may do.
create table person (
    id          bigint generated always as identity primary key,
    name        text        not null,
    email       text        not null,
    email_key   text        not null unique, -- the address as it is compared
    password    text,                        -- PHC string of Argon2id; null until one is chosen
    created     timestamptz not null,
    deactivated timestamptz
);

-- section_id null: everywhere; otherwise there and in all sections below.
create table role_grant (
    person_id  bigint not null references person,
    role       text   not null check (role in ('reporter', 'editor', 'senior-editor', 'desk-head', 'administrator')),
    section_id bigint references section,
    unique nulls not distinct (person_id, role, section_id)
);

-- A browser that is signed in. Of the token only the SHA-256 is here.
create table session (
    id        bigint generated always as identity primary key,
    hash      bytea       not null unique check (length(hash) = 32),
    person_id bigint      not null references person,
    device    text        not null,
    created   timestamptz not null,
    last_used timestamptz not null
);

create index session_of_person on session (person_id);

-- Links that work once: the first administrator's, an invitation, a new password. Of the token only the SHA-256 is here.
create table one_time_link (
    hash      bytea       primary key check (length(hash) = 32),
    purpose   text        not null check (purpose in ('first', 'invitation', 'password')),
    person_id bigint references person,
    expires   timestamptz not null,
    check ((person_id is null) = (purpose = 'first'))
);

-- Attempts to sign in that have not led to success: by account and by address, each as a hash.
create table sign_in_failure (
    subject bytea       primary key check (length(subject) = 32),
    count   integer     not null check (count > 0),
    last    timestamptz not null
);

create index sign_in_failure_last on sign_in_failure (last);

-- What was done to people, rights, sessions and settings. Rows are only ever added.
create table audit (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    act     text        not null,
    subject text        not null,
    detail  text        not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is never changed or shortened';
end $$;

create trigger audit_only_added before update or delete on audit
    for each row execute function refuse_audit_change();

create trigger audit_not_emptied before truncate on audit
    for each statement execute function refuse_audit_change();
