-- What the desk can do to sections, tags and contributors.

-- Not in the navigation; its page stays.
alter table section add column hidden boolean not null default false;

-- The tag that this one became. Revisions keep naming this one, for they are never changed; tags are never removed.
alter table tag add column merged_into bigint references tag;

create index tag_merged on tag (merged_into) where merged_into is not null;

-- Found by their names, of whatever length.
create index tag_name on tag using hash (name);
create index contributor_name on contributor using hash (name);

-- Pages of their own elsewhere.
alter table contributor add column links text[] not null default '{}';

-- What leads to a list, and to all below it, follows when that moves.
create index redirect_target on redirect (target text_pattern_ops) where target is not null;

-- A hook of a section follows it where it moves.
alter table hook add foreign key (section) references section (path) on update cascade deferrable initially deferred;
