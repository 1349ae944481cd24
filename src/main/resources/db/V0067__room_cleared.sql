-- Steps of a room that has ended, and whose words are all in drafts or revisions, are read by nobody any more: they may go.
alter table room add column cleared timestamptz; -- when its steps went

create index room_to_clear on room (seen) where cleared is null;

create function refuse_needed_step_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (
        select from room where id = old.room_id and ended is not null and old.version <= greatest(drafted, onto_version)
    ) then
        return old;
    end if;
    raise exception 'what was acknowledged is never changed, or removed while it is needed';
end $$;

drop trigger room_step_only_added on room_step;

create trigger room_step_only_added before update or delete on room_step
    for each row execute function refuse_needed_step_change();
