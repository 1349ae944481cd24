package broadsheet.desk;

import broadsheet.page.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every page of the desk has around its matter.
///
/// @param title of the document
/// @param me who is signed in; null on pages that need nobody
public record Frame(
        Messages words,
        String language,
        String direction,
        String title,
        String siteName,
        String sheet,
        String icon,
        String script,
        @Nullable Me me) {

    /// Who is signed in, where they can go, and what their forms carry.
    ///
    /// @param mayWrite whether they can begin a story
    /// @param more pages that are not in the navigation, for the palette
    /// @param alarms what is wrong and concerns them
    public record Me(
            String name,
            String formToken,
            boolean mayWrite,
            List<Tab> tabs,
            List<Tab> more,
            List<Alarm> alarms) {}

    /// A place in the navigation.
    ///
    /// @param here whether it is this page, or one below it
    /// @param key the letter that leads there after `g`; empty where none does
    public record Tab(String href, String text, boolean here, String key) {}
}
