-- What readers cannot find, or not in its newest words: read when the desk's search index is built, and counted.
-- Most of an archive is neither, and so not in this index.
create index story_proof on story (id)
where kind = 'page' or state <> 'published' or number <> coalesce(public_number, 0);
