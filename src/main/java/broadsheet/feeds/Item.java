package broadsheet.feeds;

import broadsheet.text.SafeHtml;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A story as feeds carry it, whatever their format. Every address is whole.
///
/// @param number the story's own, the same wherever it moves
/// @param title without line breaks, never empty
/// @param summary plain text; may be empty
/// @param content null where feeds carry summaries only
/// @param language BCP 47
/// @param foreign true where that is not the paper's
/// @param categories its sections from the top down, then its tags
/// @param pictures the lead's first
/// @param files recordings in the order in which they stand in the story
record Item(
        long number,
        String link,
        String title,
        String summary,
        @Nullable SafeHtml content,
        String language,
        boolean foreign,
        Instant published,
        Instant updated,
        List<Author> authors,
        List<String> categories,
        List<Image> pictures,
        List<File> files,
        @Nullable String rights) {
    Item {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        pictures = List.copyOf(pictures);
        files = List.copyOf(files);
    }

    /// @param link of the page with their stories; null for who is none of the paper's
    record Author(String name, @Nullable String link) {}

    record Image(
            String link,
            String mediaType,
            int width,
            int height,
            String alt,
            String caption,
            String credit,
            String rights,
            boolean lead) {}

    /// @param bytes 0 where it is not known
    record File(String link, String mediaType, long bytes) {}

    /// A name for ever (RFC 4151), since an address can move.
    String id(URI paper) {
        return "tag:%s,%s:story/%d"
                .formatted(paper.getHost(), published.atZone(ZoneOffset.UTC).toLocalDate(), number);
    }

    /// The picture on top of the story; null where there is none.
    @Nullable Image lead() {
        return !pictures.isEmpty() && pictures.getFirst().lead() ? pictures.getFirst() : null;
    }

    /// What readers of feeds load beside the text: a recording before the lead picture.
    @Nullable File enclosure() {
        if (!files.isEmpty()) return files.getFirst();
        Image lead = lead();
        // A picture's size is known once somebody has asked for it; 0 says that it is not.
        return lead == null ? null : new File(lead.link(), lead.mediaType(), 0);
    }
}
