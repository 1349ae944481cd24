package broadsheet.importer;

import broadsheet.story.PictureUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pictures, recordings and documents for stories that name them by address. What a symbolic link
/// in the media folder leads out to is not taken.
final class ArchiveFiles {
    private final OldPictures pictures;
    private final OldAttachments attachments;
    private final @Nullable Path media;
    private final ImportReport report;

    ArchiveFiles(
            OldPictures pictures,
            OldAttachments attachments,
            @Nullable Path media,
            ImportReport report) {
        this.pictures = pictures;
        this.attachments = attachments;
        this.media = media;
        this.report = report;
    }

    Optional<PictureUse> picture(PictureRef ref, String file, String item) {
        return leadsOut("picture", ref.url(), file, item)
                ? Optional.empty()
                : pictures.find(ref, file, item);
    }

    /// What becomes of a recording or document.
    FileUse file(FileRef ref, String file, String item) {
        return leadsOut("file", ref.url(), file, item)
                ? new FileUse.Elsewhere()
                : attachments.find(ref, file, item);
    }

    private boolean leadsOut(String what, @Nullable String url, String file, String item) {
        boolean out = media != null && url != null && leadsOut(media, url);
        if (out)
            report.line(
                    what, file, item, what + " " + url + " is a link that leads out of " + media);
        return out;
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
