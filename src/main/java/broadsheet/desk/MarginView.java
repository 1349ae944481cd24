package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What editors say to each other about a story, and what they suggest, for its page.
public record MarginView(List<Note> notes, List<Suggestion> suggestions) {
    /// @param by who wrote it, and when
    /// @param words that it stands at, or stood at; empty where it is about the whole
    /// @param settled who settled it, and when; null where it is open
    public record Note(
            String mark,
            String by,
            String says,
            String words,
            @Nullable String settled,
            List<Answer> answers) {}

    public record Answer(String by, String says) {}

    /// @param by who made it, and when
    public record Suggestion(String id, String added, String removed, String by) {}
}
