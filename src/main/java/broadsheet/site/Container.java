package broadsheet.site;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A section's part of a front.
///
/// @param id unique on the page
/// @param href null where the title is no link
/// @param links to the subsections
/// @param columns the cards, column by column for [Shape#LEAD]; one column holding all for the
///   other shapes
public record Container(
        String id,
        String title,
        @Nullable String href,
        @Nullable String hue,
        List<Layout.Link> links,
        Shape shape,
        List<List<CardView>> columns) {

    /// How the cards are laid out.
    public enum Shape {
        LEAD,
        FOUR,
        STRIP,
        HEADS
    }
}
