package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of plain forms for one thing: a section, a tag, a contributor, what the paper says of
/// itself.
///
/// @param places the pages beside this one
/// @param back where one came from; null where this is such a page itself
/// @param shown where readers see it; null where they do not
/// @param said what has just been done; null where nothing was
/// @param history who changed what, the newest first
public record FieldsPage(
        Frame frame,
        List<Frame.Tab> places,
        String title,
        Layout.@Nullable Link back,
        Layout.@Nullable Link shown,
        @Nullable String said,
        List<StoryDeskPage.Problem> problems,
        List<FieldSet> forms,
        List<Earlier> history) {

    /// A form of its own.
    ///
    /// @param title null for the page's own form
    /// @param id what the ids of its fields begin with
    public record FieldSet(
            String id,
            String action,
            @Nullable String title,
            List<Field> fields,
            String button,
            boolean grave) {}

    /// @param choices of which one can be chosen; empty where anything can be typed
    public record Field(
            String name,
            String label,
            Type type,
            String value,
            @Nullable String hint,
            List<Choice> choices) {}

    /// How a field is filled in.
    public enum Type {
        LINE,
        LINES,
        CHOICE,
        CHECK
    }

    /// A change made before.
    public record Earlier(Layout.Moment at, String by, String what) {}
}
