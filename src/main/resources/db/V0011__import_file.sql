-- Recordings and documents taken over from an archive, so that none is fetched twice; what the old
-- site called its files, and where its pictures lay.
create table import_file (
    source  text not null,
    address text not null,
    url     text not null,
    blob    text not null references attachment (blob),
    primary key (source, address)
);

alter table import_attachment add column title text not null default '';
alter table import_picture add column url text not null default '';
