package broadsheet.site;

import broadsheet.page.Layout;
import java.util.List;

/// "Most read" or "Trending": a page of rankings.
///
/// @param text what the page is about, or why it is empty
/// @param topics read more than usual; empty on "Most read"
/// @param topicsTitle above them
public record RankingPage(
        Layout layout,
        String title,
        String text,
        String topicsTitle,
        List<Layout.Link> topics,
        List<Ranking> rankings) {}
