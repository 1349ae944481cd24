-- What editors have set of the paper itself, such as its name and its menus. The newest row of a matter holds; a null value
-- goes back to the settings file. Rows are only ever added.
create table standing (
    matter text        not null,
    number integer     not null check (number > 0),
    value  text,
    at     timestamptz not null,
    actor  text        not null,
    primary key (matter, number)
);

create function refuse_standing_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was set is never changed or forgotten';
end $$;

create trigger standing_only_added before update or delete on standing
    for each row execute function refuse_standing_change();

create trigger standing_not_emptied before truncate on standing
    for each statement execute function refuse_standing_change();
