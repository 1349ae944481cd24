package broadsheet.feeds;

import broadsheet.story.Listing;

/// What a feed follows: the whole paper, a section with all under it, a tag, or a contributor.
///
/// @param path of the page that shows the same, not encoded
/// @param title with the paper's name in it
/// @param description never empty
/// @param hidden true where nobody may learn that it exists while no public story is in it
record Channel(String path, String title, String description, Listing listing, boolean hidden) {}
