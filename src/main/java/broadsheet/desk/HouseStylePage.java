package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The house style: its rules, one to be changed, and a CSV that is about to take their place.
///
/// @param origin where the rules are from, in words
/// @param onto the version that they are
/// @param more how many rules are not shown; narrowing shows them
/// @param was the term of the rule that is being changed; empty where one is added
/// @param csv what was sent to be loaded
/// @param preview what that would do; null where nothing was sent
public record HouseStylePage(
        Frame frame,
        List<Frame.Tab> places,
        @Nullable String said,
        @Nullable String problem,
        String origin,
        int onto,
        String start,
        List<Rule> rules,
        int more,
        String was,
        Rule rule,
        String csv,
        @Nullable Preview preview) {
    public record Rule(String term, String hint, String replacement) {}

    /// @param rules how many there would be
    /// @param bad lines that are no rules, each with its number and what is wrong
    public record Preview(
            int rules,
            List<String> added,
            List<String> changed,
            List<String> removed,
            List<String> bad) {}
}
