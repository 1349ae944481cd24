package broadsheet.media;

import broadsheet.blobs.Blobs;
import broadsheet.media.MediaAnswer.Busy;
import broadsheet.media.MediaAnswer.Instead;
import broadsheet.media.MediaAnswer.Missing;
import broadsheet.media.MediaAnswer.Moved;
import broadsheet.media.MediaAnswer.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds what stands at an address below `/media/`. Only what parses is looked for, and only what
/// an archive row allows is made; originals of pictures are never given out, except those that
/// move.
final class Media {
    private final Pictures pictures;
    private final Attachments attachments;
    private final Renditions renditions;
    private final Blobs blobs;

    Media(Pictures pictures, Attachments attachments, Renditions renditions, Blobs blobs) {
        this.pictures = pictures;
        this.attachments = attachments;
        this.renditions = renditions;
        this.blobs = blobs;
    }

    MediaAnswer at(String path) {
        Optional<RenditionName> name = RenditionName.parse(path);
        if (name.isPresent()) {
            Optional<Path> made = renditions.made(name.get());
            MediaAnswer answer =
                    made.isPresent() ? rendition(made.get(), name.get()) : picture(name.get());
            if (!(answer instanceof Missing)) return answer;
        }
        return attachment(path);
    }

    private MediaAnswer picture(RenditionName name) {
        List<Picture> candidates = pictures.at(name.hash16());
        for (Picture picture : candidates)
            if (Ladder.has(picture, name)) return picture(picture, name);
        for (Picture picture : candidates) {
            RenditionName now = Ladder.name(picture, name.crop(), name.width(), name.format());
            if (Ladder.has(picture, now)) return new Moved(now.path());
        }
        return new Missing();
    }

    private MediaAnswer picture(Picture picture, RenditionName name) {
        if (name.format() == PictureFormat.GIF) {
            Path file = blobs.path(picture.blob());
            return Files.exists(file) ? rendition(file, name) : new Missing();
        }
        if (name.format() == PictureFormat.WEBP && !WebP.AVAILABLE)
            return new Instead(name.with(Ladder.formats(picture, name.crop()).getLast()).path());
        return switch (renditions.make(picture, name)) {
            case Rendering.Ready(var file) -> rendition(file, name);
            case Rendering.MediaBusy(var retryAfter) -> new Busy(retryAfter);
            case Rendering.Impossible _ -> new Missing();
        };
    }

    private static Stored rendition(Path file, RenditionName name) {
        return new Stored(
                file, name.format().mediaType(), name.hash16() + "-" + name.fileName(), false);
    }

    private MediaAnswer attachment(String path) {
        return attachments
                .at(path)
                .<MediaAnswer>map(found ->
                        new Stored(
                                blobs.path(found.blob()),
                                found.kind().mediaType(),
                                found.blob().hash(),
                                found.kind().saved()))
                .orElseGet(Missing::new);
    }
}
