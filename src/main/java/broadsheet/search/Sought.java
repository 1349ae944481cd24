package broadsheet.search;

import java.util.List;
import org.apache.lucene.search.Query;

/// A question as the index is asked it.
///
/// @param all stories that have every word, and are filed and dated as asked
/// @param some stories that have at least one of the words; the same as `all` where that says no
///   less
/// @param groups the words to mark, those of a phrase together
/// @param worded whether anything is asked for that makes one story more relevant than another
record Sought(Query all, Query some, List<List<Analysis.Token>> groups, boolean worded) {
    Sought {
        groups = groups.stream().map(List::copyOf).toList();
    }
}
