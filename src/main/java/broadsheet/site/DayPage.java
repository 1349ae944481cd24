package broadsheet.site;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything first published on one day, by section.
///
/// @param count how much that is, in words
/// @param previous the address and name of the day before it on which something was published;
///   `next` the one after
public record DayPage(
        Layout layout,
        Layout.Moment day,
        String count,
        @Nullable DayLink previous,
        @Nullable DayLink next,
        List<Container> containers) {

    public record DayLink(String href, Layout.Moment day) {}
}
