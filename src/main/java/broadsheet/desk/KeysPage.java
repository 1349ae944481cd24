package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of programs, and a form to make one more.
///
/// @param name as it was typed; empty at first
/// @param rate as it was typed, or what is usual
/// @param made a key that was just made, which no page ever shows again; null where none was
/// @param problem why none was made; null where nothing went wrong
public record KeysPage(
        Frame frame,
        List<Line> good,
        List<Line> ended,
        List<PeoplePage.Choice> roles,
        List<PeoplePage.Choice> sections,
        String name,
        String rate,
        @Nullable String made,
        @Nullable String problem) {
    /// What the names of the fields end with that give one role each: three are enough for a
    /// program; one that needs more does several things, and should have several keys.
    public static final List<String> PLACES = List.of("", "-2", "-3");

    /// @param may what it may do, in words
    /// @param by who made it; empty where nobody knows any more
    /// @param used when it was last shown, in words
    /// @param end when it ended; empty while it is good
    public record Line(
            long id,
            String name,
            String may,
            String rate,
            String made,
            String by,
            String used,
            String end) {}
}
