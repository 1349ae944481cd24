-- What somebody has typed and not saved, wherever it is.
create index draft_of_person on draft (person_id, at) where ended is null;
