-- Pages of the site among the stories, for the desk's list of them.
create index story_page on story (path) where kind = 'page';
