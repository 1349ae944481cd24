package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A menu, put together line by line.
///
/// @param name of the menu in its address
/// @param menus the menus that there are
/// @param problem why it was not saved; null where nothing went wrong
/// @param warnings addresses at which nothing stands
/// @param said what has just been done; null where nothing was
/// @param onto the version that the form was filled from
/// @param set whether editors have put it together
/// @param focus the id of what has the focus; empty for none
public record MenuPage(
        Frame frame,
        List<Frame.Tab> places,
        List<Frame.Tab> menus,
        String name,
        String title,
        @Nullable String problem,
        List<String> warnings,
        @Nullable String said,
        int onto,
        boolean set,
        List<Line> lines,
        List<Group> more,
        String focus,
        List<Earlier> history) {

    /// @param kind the word for what it is
    /// @param name what it leads to; empty for what has fields
    /// @param problem what is wrong with it; null where nothing is
    public record Line(
            int at,
            String kind,
            String kindName,
            String of,
            String name,
            String text,
            String href,
            @Nullable String problem) {
        /// Whether it has words of its own.
        public boolean hasText() {
            return kind.equals("link") || kind.equals("heading");
        }

        public boolean hasHref() {
            return kind.equals("link");
        }

        /// What buttons call it.
        public String called() {
            return name.isEmpty() ? text.isEmpty() ? kindName : text : name;
        }
    }

    /// What can be added, of one kind.
    public record Group(String name, List<PeoplePage.Choice> choices) {}

    /// Somebody's change.
    public record Earlier(String at, String machine, String by, String what) {}
}
