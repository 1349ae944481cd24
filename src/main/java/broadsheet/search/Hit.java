package broadsheet.search;

import broadsheet.story.StoryId;
import java.util.List;

/// A story that was found, with where. The text is as it was indexed; the card comes from the
/// stories.
///
/// @param headline the whole headline, its found words marked
/// @param snippets passages of standfirst and body around found words, in the story's order; where
///   none was found there, how it begins
public record Hit(StoryId story, List<Piece> headline, List<List<Piece>> snippets) {
    public Hit {
        headline = List.copyOf(headline);
        snippets = snippets.stream().map(List::copyOf).toList();
    }

    /// Plain text, never HTML.
    ///
    /// @param marked whether it is what was looked for
    public record Piece(String text, boolean marked) {}
}
