-- Recordings and documents taken over from an archive, so that none is fetched twice; and what the
-- old site called its files.
create table import_file (
    source  text not null,
    address text not null,
    url     text not null,
    blob    text not null references attachment (blob),
    primary key (source, address)
);

alter table import_attachment add column title text not null default '';
