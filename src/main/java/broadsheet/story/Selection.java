package broadsheet.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which articles are wanted: those that stand in every one of some lists, and are of a type and a
/// language, first published in `[since, until)`. Null asks nothing.
///
/// @param lists lists that order by first publication, so none of corrections; none means all
/// @param language a BCP 47 tag; `en` takes `en-GB` too (RFC 4647, basic filtering)
public record Selection(
        List<Listing> lists,
        @Nullable StoryType type,
        @Nullable String language,
        @Nullable Instant since,
        @Nullable Instant until) {
    public Selection {
        lists = List.copyOf(lists);
        for (Listing list : lists)
            if (list instanceof Listing.Corrected)
                throw new IllegalArgumentException("corrections are ordered by another time");
    }

    /// The list that is walked; the others are asked for each story of it.
    Listing walked() {
        return lists.isEmpty() ? new Listing.All() : lists.getLast();
    }

    /// Whether every story of the walked list is wanted.
    boolean plain() {
        return lists.size() < 2 && type == null && language == null;
    }
}
