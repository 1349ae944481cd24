package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story as readers will have it, at the width of a phone, a tablet or a desktop, with the links
/// by which others may read it.
///
/// @param width the word of the width it is shown at
/// @param link the address of a link that has just been made, which is shown this once; null for
///   none
/// @param mayShare whether this person may make and end links
public record PreviewPage(
        Frame frame,
        long id,
        String title,
        String width,
        List<String> widths,
        List<String> days,
        @Nullable String link,
        boolean mayShare,
        List<Held> held) {

    /// A link that holds, and who made it.
    public record Held(String by, Layout.Moment until) {}
}
