package broadsheet.search;

/// What somebody who is still typing may mean.
///
/// @param label as readers know it
/// @param path where it leads
public record Suggestion(Kind kind, String label, String path) {
    public enum Kind {
        STORY,
        SECTION,
        TAG,
        AUTHOR
    }
}
