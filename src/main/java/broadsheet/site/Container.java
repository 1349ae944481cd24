package broadsheet.site;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A section's part of a front.
///
/// @param id unique on the page
/// @param href null where the title is no link
/// @param links to the subsections
/// @param columns the cards, column by column where the shape [stands in columns](Shape#inColumns);
///   one column holding all for the other shapes
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
        LEAD("cols cols--lead", true),
        FOUR("cols cols--four", false),
        SPLIT("cols cols--split", true),
        FLIP("cols cols--split cols--flip", true),
        STRIP("strip", false),
        HEADS("cols cols--heads", false),
        /// One numbered list.
        RANKS("ranked", false);

        private final String classes;
        private final boolean inColumns;

        Shape(String classes, boolean inColumns) {
            this.classes = classes;
            this.inColumns = inColumns;
        }

        /// As the style sheet names it.
        public String classes() {
            return classes;
        }

        /// Whether the cards of each column stand on one another.
        public boolean inColumns() {
            return inColumns;
        }
    }
}
