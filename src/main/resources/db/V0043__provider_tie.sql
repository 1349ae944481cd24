-- Accounts elsewhere with which people sign in: a provider (OpenID Connect), and what it calls them for ever.
create table provider_tie (
    id        bigint generated always as identity primary key,
    person_id bigint      not null references person,
    issuer    text        not null,
    subject   text        not null,
    tied      timestamptz not null,
    last_used timestamptz not null,
    unique (person_id, issuer), -- one account of a provider for one person
    unique (issuer, subject)    -- and one person for it
);

-- What the paper wants to know when a ticket comes back, and nobody else is to know or change meanwhile.
alter table ticket add note text not null default '';
