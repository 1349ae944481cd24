package broadsheet.story;

import broadsheet.db.Tx;
import java.util.List;

/// Rows of somebody else that are written in the same transaction as the stories of an archive.
@FunctionalInterface
public interface Alongside {
    Alongside NOTHING = (tx, filed) -> {};

    /// `filed` stands in the order of the arrivals.
    void write(Tx tx, List<Filed> filed);
}
