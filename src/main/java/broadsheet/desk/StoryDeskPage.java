package broadsheet.desk;

import broadsheet.page.Layout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A story as its writer and editors have it: the fields, what can be done with it, and its
/// history.
///
/// @param kept who writes in it, and what is not saved
/// @param number the revision that the fields are filled from
/// @param isPublic whether readers see it now
/// @param wasPublic whether they ever did, so that a change of it is of a class
/// @param values of the fields by name; as they were typed where they could not be saved
/// @param proposedNote an update note made from what differs; null where nothing does
/// @param said what has just been done; null where nothing was
public record StoryDeskPage(
        Frame frame,
        KeepingView kept,
        long id,
        String title,
        int number,
        String state,
        String stateName,
        boolean working,
        boolean isPublic,
        boolean wasPublic,
        Layout.@Nullable Moment due,
        boolean mayWrite,
        boolean mayPublish,
        boolean mayCorrect,
        Map<String, String> values,
        List<Choice> sections,
        List<Choice> types,
        @Nullable String proposedNote,
        List<Move> moves,
        List<Problem> problems,
        @Nullable String said,
        String signs,
        HistoryView history,
        MarginView margin,
        Editor editor) {

    /// What a field holds; empty where there is no such field.
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /// @param name the field's, for people
    public record Problem(String field, String name, String rule) {}

    /// Something that can be done with the story by one button.
    ///
    /// @param noun the last part of the address that does it
    /// @param asks what must be said with it; null where nothing must
    /// @param type of the field for that, as HTML has it
    /// @param grave whether it takes something from readers
    public record Move(
            String noun,
            String name,
            @Nullable String asks,
            String field,
            String type,
            String value,
            boolean grave) {}
}
