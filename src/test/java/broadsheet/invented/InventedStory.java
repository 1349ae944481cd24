package broadsheet.invented;

import java.time.LocalDateTime;
import java.util.List;

/// A story of the invented paper.
///
/// @param number from 1
/// @param slug unlike that of every other story
/// @param section its section's slug
/// @param tags names
/// @param author number from 1
/// @param body a paragraph or a heading each
/// @param words in the body
public record InventedStory(
        int number,
        LocalDateTime at,
        String headline,
        String slug,
        String standfirst,
        String section,
        List<String> tags,
        int author,
        List<Passage> body,
        int words) {

    /// @param html with links and emphasis in it
    public record Passage(boolean heading, String html) {}
}
