package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.text.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A front made from one list: a section, a tag or a contributor. A section's first page has a
/// `top`; all have a river.
///
/// @param portrait of a contributor; empty where there is none
/// @param role of a contributor
/// @param text what the section or tag is about, or who the contributor is
/// @param links beside the title: subsections are in the layout, so here an e-mail address
/// @param top the columns of cards above the river; empty on all but a section's first page
/// @param ranks what is read most of a section; on its first page only
/// @param river the rest, newest first, in groups by day where `days` is true
public record ListPage(
        Layout layout,
        Kind kind,
        String title,
        @Nullable String role,
        @Nullable String text,
        SafeHtml portrait,
        List<Layout.Link> links,
        List<List<CardView>> top,
        List<Day> river,
        @Nullable Container ranks,
        @Nullable String newer,
        @Nullable String older) {

    /// Whether there is nothing to read here, nor on a page before.
    public boolean isEmpty() {
        return top.isEmpty()
                && newer == null
                && river.stream().allMatch(day -> day.cards().isEmpty());
    }

    /// What the list is of.
    public enum Kind {
        SECTION,
        TAG,
        CONTRIBUTOR
    }

    /// Cards under the name of a day; `day` is null where the river is not divided.
    public record Day(Layout.@Nullable Moment day, List<CardView> cards) {}
}
