package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sections, tags or contributors of the paper.
///
/// @param kind `sections`, `tags` or `contributors`, as addresses and messages have it
/// @param start what the addresses of those shown begin with, as typed; null where all are shown
/// @param next the address of those that follow; null at the end
/// @param ordered whether they stand in an order that can be changed
/// @param add the form for one more; null where none is made by hand
public record FilingPage(
        Frame frame,
        List<Frame.Tab> places,
        String kind,
        String title,
        @Nullable String start,
        List<Line> lines,
        @Nullable String next,
        boolean ordered,
        FieldsPage.@Nullable FieldSet add,
        List<StoryDeskPage.Problem> problems) {

    /// One of them.
    ///
    /// @param depth how many are above it
    /// @param stories how many are public there, in words
    /// @param mark what else there is to know of it; may be empty
    /// @param up whether one stands above it in its row
    /// @param down whether one stands below it
    public record Line(
            long id,
            String name,
            String address,
            int depth,
            String stories,
            String mark,
            boolean up,
            boolean down) {}
}
