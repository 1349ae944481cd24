package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who writes in a story, and what is not saved in it, for its page.
///
/// @param person whose page it is, by number
/// @param holder who else holds the story and since when; null where nobody does
/// @param restored what says that the fields hold words that were not saved; null where they do not
/// @param client the window that those came from; empty where there are none
/// @param step their state
/// @param when they came, in milliseconds since 1970; 0 where there are none
public record KeepingView(
        long person,
        @Nullable String holder,
        @Nullable String restored,
        String client,
        long step,
        long when,
        List<Line> drafts) {

    /// Words that are not saved and not in the fields.
    ///
    /// @param href where they can be compared; null where that is not this person's to do
    public record Line(String text, @Nullable String href) {}
}
