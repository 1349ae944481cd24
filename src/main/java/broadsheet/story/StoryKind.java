package broadsheet.story;

/// Whether a story is journalism that stands in lists, or a page of the site such as "About" that
/// does not.
public enum StoryKind {
    ARTICLE,
    PAGE
}
