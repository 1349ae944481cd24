package broadsheet.search;

import java.util.List;

/// How the found stories are spread over one thing, to narrow them by it.
///
/// @param values the most frequent first; years the newest first
public record Facet(Kind kind, List<Value> values) {
    public Facet {
        values = List.copyOf(values);
    }

    public enum Kind {
        /// The desk's own. Its labels are words of [broadsheet.story.State#WORDS].
        STATE,
        SECTION,
        YEAR,
        AUTHOR
    }

    /// One way to narrow.
    ///
    /// @param label as readers know it: a section's or person's name, a year
    /// @param query the question's text that asks for these only; where `chosen`, the one that does
    ///   no longer
    /// @param chosen whether the question asks for it already
    public record Value(String label, Found.Count count, String query, boolean chosen) {}
}
