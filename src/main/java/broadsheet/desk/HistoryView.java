package broadsheet.desk;

import broadsheet.page.Layout;
import broadsheet.page.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every saved state of a story, newest first.
public record HistoryView(Messages words, long story, List<Line> revisions) {
    /// @param why the reason, note or correction that came with it; null where none did
    public record Line(
            int number, String what, Layout.Moment at, String by, @Nullable String why) {}
}
