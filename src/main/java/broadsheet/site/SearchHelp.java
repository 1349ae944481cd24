package broadsheet.site;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to do where there are no results: what can be asked, or what to ask instead.
///
/// @param title and `text` null where the form alone is enough
/// @param hints examples of what can be asked
/// @param ways other questions to ask
/// @param sections to look through
public record SearchHelp(
        String title,
        @Nullable String text,
        List<Hint> hints,
        List<Layout.Link> ways,
        List<Layout.Link> sections) {

    /// An example, and what it finds.
    public record Hint(Layout.Link example, String text) {}
}
