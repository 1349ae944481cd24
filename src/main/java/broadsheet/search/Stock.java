package broadsheet.search;

import java.util.Collection;
import java.util.List;

/// What an index is filled from: the one place where it is decided what may be found there.
interface Stock {
    /// Whose it is. An index that was filled for one side is never opened for the other, wherever
    /// its folder was moved to.
    Side side();

    /// Those of these stories that it has, in no order.
    List<Entry> of(Collection<Long> ids);

    /// The next above a number, in the order of their numbers.
    List<Entry> after(long id, int most);

    /// Up to `most`, from all times where that matters.
    List<Entry> sample(int most);

    /// How many there are in all.
    long count();
}
