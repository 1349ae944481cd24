package broadsheet.audience;

import broadsheet.page.Assets;
import broadsheet.page.Messages;
import broadsheet.text.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What editors see of the reads.
///
/// @param story the headline of the one story it is about; null for the whole paper
/// @param query what follows an address that is about the same: `?story=12`, or empty
public record FiguresPage(
        Messages words,
        String language,
        String direction,
        String paper,
        Assets.Inline style,
        @Nullable String story,
        String query,
        List<Over> charts,
        List<Table> tables) {

    /// A chart with its numbers.
    public record Over(String id, String title, String sum, SafeHtml chart, List<Entry> entries) {}

    /// A list with its numbers; `csv` is what the address of its file asks for.
    public record Table(String id, String title, String csv, List<Entry> entries) {}

    public record Entry(@Nullable String href, String name, String reads) {}
}
