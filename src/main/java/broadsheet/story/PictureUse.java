package broadsheet.story;

import broadsheet.media.PictureId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture as one story uses it. Words given here stand before those kept with the picture; null
/// means: the picture's own.
public record PictureUse(
        PictureId picture, @Nullable String alt, List<Inline> caption, @Nullable String credit) {
    public PictureUse {
        caption = List.copyOf(caption);
    }

    public static PictureUse of(PictureId picture) {
        return new PictureUse(picture, null, List.of(), null);
    }
}
