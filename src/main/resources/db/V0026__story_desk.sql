-- When a scheduled or embargoed story comes due. What came due before there was a clock for it stays as it is:
-- a newer jar must not publish by surprise.
alter table story add column due timestamptz;

update story set due = (state_data::jsonb->>'at')::timestamptz
where state in ('scheduled', 'embargoed') and (state_data::jsonb->>'at')::timestamptz > now();

create index story_due on story (due) where due is not null;

-- When the newsroom last saved a story, working copies included; where it is null, when it was modified.
alter table story add column saved timestamptz;

create index story_saved on story (coalesce(saved, modified) desc, id desc);
create index story_state_saved on story (state, coalesce(saved, modified) desc, id desc) where state <> 'published';
create index story_section_saved on story (section_id, coalesce(saved, modified) desc, id desc);

-- What a person has saved.
create index revision_of_person on revision (actor, at desc) where actor like 'person:%';
