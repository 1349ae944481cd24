-- Who made a key, and when it was last shown, to within an hour. What was made before says so in the audit log.
alter table api_key add column made_by text, add column last_used timestamptz;

update api_key k set made_by =
    (select a.actor from audit a where a.act = 'key-made' and a.subject = 'key:' || k.id order by a.id limit 1);
