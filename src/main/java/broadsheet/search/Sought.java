package broadsheet.search;

import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// A question as the index is asked it.
///
/// @param all stories that have every word, and are filed and dated as asked
/// @param some stories that have at least one of the words; null where that says no less
/// @param groups the words to mark, those of a phrase together
record Sought(Wanted all, @Nullable Wanted some, List<List<Analysis.Token>> groups) {
    Sought {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /// Stories that would answer.
    ///
    /// @param query finds them all
    /// @param ranks how one is more relevant than another; none where nothing makes it so
    record Wanted(Query query, List<Rank> ranks) {
        Wanted {
            ranks = List.copyOf(ranks);
        }
    }

    /// Stories whose score counts so much more than it is. Where a story is of several ranks its
    /// best counts. Each is looked for by itself, since a boost that any story might have keeps a
    /// search from passing over those that do not.
    record Rank(Query query, float lift) {}
}
