package broadsheet.site;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The front page. Every list may be empty: a new paper has no stories yet.
///
/// @param lead the day's first story; null where there is none
/// @param second the stories beside it, of falling weight
/// @param pair two stories under the lead
/// @param opinion the column of opinion; null where there is none
public record HomePage(
        Layout layout,
        @Nullable CardView lead,
        List<CardView> second,
        List<CardView> pair,
        @Nullable Container opinion,
        List<Container> containers) {}
