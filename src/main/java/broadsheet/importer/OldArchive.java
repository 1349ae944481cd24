package broadsheet.importer;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.LongConsumer;

/// An archive from elsewhere: hands over its stories one by one, in constant memory. Read by one
/// thread, [#survey] once before anything else.
public interface OldArchive {
    /// Its name in the report.
    String name();

    /// Bytes there are to read, for showing how far the import is.
    long size();

    /// Looks it through for what must be known before the first story.
    ///
    /// @param position told how many bytes have been looked at
    void survey(LongConsumer position) throws IOException;

    /// Names it across runs: the same archive has the same source whenever it is imported, whatever
    /// its stories say by then. Begins with the kind of archive (`ghost:…`). Known after the
    /// survey.
    String source();

    /// Addresses of the old site, the first of them that to fetch pictures from. Links that lead
    /// there are mended to lead here. Empty where it is not known. Known after the survey.
    List<URI> sites();

    /// Hands over all stories that can be read, and says what cannot.
    ///
    /// @throws IOException where it cannot be read any further; what was handed over stays
    void read(InTray tray) throws IOException;
}
