-- When something last changed that readers could see: the date of feeds.
create index story_last_change on story (modified) where first_published is not null;
