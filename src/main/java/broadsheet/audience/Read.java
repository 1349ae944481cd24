package broadsheet.audience;

import broadsheet.story.StoryId;

/// One reading of a story.
///
/// @param from the domain whose page led there; empty for none
record Read(StoryId story, String from) {
    /// Where readers came from beyond the domains that are kept apart.
    static final String OTHER = "other";
}
