package broadsheet.importer;

import broadsheet.story.Inline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture as old content speaks of it: by address, by its number in the old system, or both. The
/// address is absolute, or a path of the old site. Alternative text, caption and credit are those
/// of this use.
public record PictureRef(
        @Nullable String url,
        @Nullable Long attachment,
        @Nullable String alt,
        List<Inline> caption,
        @Nullable String credit) {
    public PictureRef {
        caption = List.copyOf(caption);
        if (url == null && attachment == null)
            throw new IllegalArgumentException("a picture without address or number");
    }
}
