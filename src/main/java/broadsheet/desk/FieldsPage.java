package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of plain forms for one thing: a section, a tag, a contributor.
///
/// @param places the pages beside the one that it belongs to
/// @param back where one came from
/// @param shown where readers see it; null where they do not
/// @param said what has just been done; null where nothing was
/// @param lead what there is to know before the forms; null for nothing
public record FieldsPage(
        Frame frame,
        List<Frame.Tab> places,
        String title,
        Layout.Link back,
        Layout.@Nullable Link shown,
        @Nullable String said,
        @Nullable String lead,
        List<StoryDeskPage.Problem> problems,
        List<FieldSet> forms) {

    /// A form of its own.
    ///
    /// @param id what the ids of its fields begin with
    /// @param title null for the page's own form
    /// @param asks whether sending it only asks, and changes nothing
    /// @param grave whether it does what cannot be taken back
    public record FieldSet(
            String id,
            String action,
            @Nullable String title,
            List<Field> fields,
            String button,
            boolean asks,
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
        CHECK,
        /// Not by people: it says what the form is about.
        SET
    }
}
