package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the paper says of itself, and who set it when.
///
/// @param said what has just been done; null where nothing was
/// @param problem why nothing was set; null where nothing went wrong
public record SettingsPage(
        Frame frame,
        List<Frame.Tab> places,
        @Nullable String said,
        @Nullable String problem,
        List<Field> fields,
        List<Earlier> history) {

    /// @param onto the version that it was filled from
    /// @param file what the settings file says; empty where that says nothing
    /// @param set whether editors have set it
    /// @param lines whether it has several lines
    public record Field(
            String name,
            String label,
            String hint,
            String value,
            int onto,
            String file,
            boolean set,
            boolean lines,
            @Nullable String problem) {}

    /// Somebody's change.
    public record Earlier(
            String at, String machine, String by, String label, String from, String to) {}
}
