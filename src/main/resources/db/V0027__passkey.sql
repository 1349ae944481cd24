-- Keys with which people sign in instead of a password; the private half is in their phone or computer.
create table passkey (
    id         bigint generated always as identity primary key,
    person_id  bigint      not null references person,
    name       text        not null,
    credential bytea       not null unique, -- the number that the device gave it
    data       bytea       not null,        -- attested credential data (WebAuthn, section 6.5.1)
    counter    bigint      not null,        -- how often it has signed, where the device counts
    eligible   boolean     not null,        -- whether it may be kept on several devices
    created    timestamptz not null,
    last_used  timestamptz
);

create index passkey_of_person on passkey (person_id);

-- What was begun in a browser, and can be finished there only, once. Of the token only the SHA-256 is here.
-- session_id: in whose session; null where somebody is coming in.
create table ticket (
    hash       bytea       primary key check (length(hash) = 32),
    errand     text        not null,
    session_id bigint      references session on delete cascade,
    expires    timestamptz not null
);

create index ticket_expires on ticket (expires);
create index ticket_of_session on ticket (session_id);
