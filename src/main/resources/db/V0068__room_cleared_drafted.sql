-- A revision from elsewhere that was taken in does not have what the room had besides: only what is in a draft or a revision of
-- the room itself may go.
create or replace function refuse_needed_step_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (
        select from room where id = old.room_id and ended is not null and old.version <= drafted
    ) then
        return old;
    end if;
    raise exception 'what was acknowledged is never changed, or removed while it is needed';
end $$;
