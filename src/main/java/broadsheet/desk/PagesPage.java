package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages of the site itself: those that the newsroom has written, and those that come with
/// Broadsheet for as long as it has not.
///
/// @param older where the list goes on; null at its end
/// @param problem why one was not made; null where nothing went wrong
public record PagesPage(
        Frame frame,
        List<Frame.Tab> places,
        List<Line> own,
        List<Shipped> shipped,
        @Nullable String older,
        @Nullable String problem) {

    public record Line(StoriesPage.Row row, String path) {}

    public record Shipped(String name, String title, String path) {}
}
