-- Who saved a story last, and what its newest words are filed under: for the newsroom's own lists, in whatever state.
alter table story add column saved_by text;
alter table story add column tags bigint[];

update story s set saved_by = r.actor,
    tags = array(select l."of" from listing l where l.kind = 't' and l.story_id = s.id)
from revision r where r.story_id = s.id and r.number = s.number;

update story s set tags = array(
    select tag::bigint from jsonb_array_elements_text(r.copy::jsonb->'tags') tag)
from revision r
where r.story_id = s.id and r.number = s.number and (s.state <> 'published' or s.number <> s.public_number)
  and jsonb_typeof(r.copy::jsonb->'tags') = 'array';

-- What somebody has begun and readers have not seen.
create index story_open on story (saved_by, coalesce(saved, modified) desc, id desc)
where saved_by like 'person:%' and (state in ('draft', 'in-review', 'ready') or state = 'published' and number <> public_number);

create index story_tags on story using gin (tags);
