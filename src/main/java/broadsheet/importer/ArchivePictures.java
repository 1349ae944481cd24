package broadsheet.importer;

import broadsheet.story.PictureUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pictures for stories that name them by address. What a symbolic link in the media folder leads
/// out to is not taken.
final class ArchivePictures {
    private final OldPictures pictures;
    private final @Nullable Path media;
    private final ImportReport report;

    ArchivePictures(OldPictures pictures, @Nullable Path media, ImportReport report) {
        this.pictures = pictures;
        this.media = media;
        this.report = report;
    }

    Optional<PictureUse> find(PictureRef ref, String file, String item) {
        String url = ref.url();
        if (media != null && url != null && leadsOut(media, url)) {
            report.line(
                    "picture",
                    file,
                    item,
                    "picture " + url + " is a link that leads out of " + media);
            return Optional.empty();
        }
        return pictures.find(ref, file, item);
    }

    private static boolean leadsOut(Path media, String url) {
        return out(media, url) || out(media, Uploads.original(url));
    }

    private static boolean out(Path media, String url) {
        Path there = Uploads.in(media, url).orElse(null);
        if (there == null) return false;
        try {
            return !there.toRealPath().startsWith(media.toRealPath());
        } catch (IOException _) {
            return true;
        }
    }
}
