package broadsheet.story;

import java.time.LocalDate;
import java.time.YearMonth;

/// The names of the sources that pages are made from and events drop. One spelling for both sides.
public final class Subjects {
    /// The tree of sections.
    public static final String SECTIONS = "sections";

    /// Noted by every page that shows a story's neighbours; dropped when an archive comes in.
    public static final String ANY_NEIGHBOURS = "neighbours";

    /// Which pages about the paper the newsroom has published.
    public static final String PAGES = "pages";

    private Subjects() {}

    /// The articles that were first published in this month, counted in UTC.
    public static String month(YearMonth month) {
        return "month:" + month;
    }

    /// The articles that were first published on this day, counted in UTC.
    public static String day(LocalDate day) {
        return "day:" + day;
    }

    public static String story(StoryId id) {
        return "story:" + id.value();
    }

    /// A story as the newsroom has it. Named by every save, also by one that readers do not see; no
    /// page is made from it.
    public static String manuscript(StoryId id) {
        return "manuscript:" + id.value();
    }

    /// Which stories stand before and after this one.
    public static String neighbours(StoryId id) {
        return "neighbours:" + id.value();
    }

    /// Whether anything stands at this address, with or without its closing slash.
    public static String path(String path) {
        return "path:" + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    public static String tag(TagId id) {
        return "tag:" + id.value();
    }

    public static String contributor(ContributorId id) {
        return "contributor:" + id.value();
    }
}
