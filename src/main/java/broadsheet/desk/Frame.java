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
        @Nullable Me me) {

    /// Who is signed in, where they can go, and what their forms carry.
    public record Me(String name, String formToken, List<Tab> tabs) {}

    /// A place in the navigation.
    ///
    /// @param here whether it is this page, or one below it
    public record Tab(String href, String text, boolean here) {}
}
