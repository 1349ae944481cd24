package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.text.SafeHtml;
import org.jspecify.annotations.Nullable;

/// One story on a front or in a list, ready for the template.
///
/// @param shape the card's weight
/// @param level of its heading, 2 or 3
/// @param name of the columnist, shown before the headline of an opinion card
/// @param language where it is not the site's own, with its `direction`
/// @param picture the whole `<picture>`; empty where none is shown
public record CardView(
        Shape shape,
        int level,
        String href,
        @Nullable String kicker,
        @Nullable String name,
        String headline,
        @Nullable String text,
        Layout.@Nullable Moment time,
        @Nullable String hue,
        @Nullable String language,
        String direction,
        SafeHtml picture) {

    /// How much a card matters, from the day's lead to one line.
    public enum Shape {
        LEAD("lead"),
        BIG("big"),
        DEFAULT("default"),
        SMALL("small"),
        BRIEF("brief"),
        OPINION("opinion"),
        RIVER("river"),
        ALSO("also");

        private final String word;

        Shape(String word) {
            this.word = word;
        }

        /// The class's ending: `card--lead`.
        public String word() {
            return word;
        }
    }
}
