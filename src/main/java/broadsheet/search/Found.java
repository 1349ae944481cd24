package broadsheet.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a [Question].
///
/// @param total how many stories there are on all pages
/// @param page the page that this is
/// @param pages the last page that can be asked for; 0 where nothing was found
/// @param hits this page's stories
/// @param facets how the stories can be narrowed; a facet with nothing to choose is left out
/// @param didYouMean the question's text with words spelled as the paper spells them, where that
///   finds more; null where there is nothing better
/// @param partly that too few stories have all the words, so that those with some of them follow
/// @param notes what in the question was not understood or not used
public record Found(
        Count total,
        int page,
        int pages,
        List<Hit> hits,
        List<Facet> facets,
        @Nullable String didYouMean,
        boolean partly,
        List<Note> notes) {
    public Found {
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
        notes = List.copyOf(notes);
    }

    /// A number of stories.
    ///
    /// @param exact false where it was estimated from a part of them
    public record Count(long stories, boolean exact) {}
}
