package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The desk's first page: what there is to do today.
///
/// @param mayWrite whether stories are this person's work at all
/// @param unsaved what was typed and is no revision yet
/// @param zone whose clock the times are of, as people say it
public record DayPage(
        Frame frame,
        String title,
        boolean mayWrite,
        String zone,
        List<Unsaved> unsaved,
        List<Part> parts) {

    /// Words of this person that are typed and not saved.
    ///
    /// @param href where they go on, or are compared with what others have saved since
    public record Unsaved(String headline, String href, Layout.Moment at) {}

    /// A short list of one kind.
    ///
    /// @param name of the kind, as style sheet and addresses have it
    /// @param none what is said where there is nothing
    /// @param all the address of the whole list; null where this is all
    public record Part(
            String name, String title, String none, List<Line> lines, @Nullable String all) {}

    /// @param why why it has not come out though it is due; null for what is not late
    public record Line(StoriesPage.Row row, @Nullable String why) {}
}
