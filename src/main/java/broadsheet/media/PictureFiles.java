package broadsheet.media;

import java.util.ArrayList;
import java.util.List;

/// The files in which a picture can be had, for those who choose for themselves.
public final class PictureFiles {
    private PictureFiles() {}

    /// One file.
    ///
    /// @param crop the shape's name, such as `16x9`; `whole` for the uncut picture
    /// @param path from the site's root
    /// @param width in pixels
    public record PictureFile(String crop, String path, int width, int height, String mediaType) {}

    /// The whole picture in every width and format, the smallest first; then the largest of each
    /// cut.
    public static List<PictureFile> of(Picture picture) {
        List<PictureFile> files = new ArrayList<>();
        for (int width : Ladder.widths(picture, Crop.WHOLE))
            for (PictureFormat format : Ladder.formats(picture, Crop.WHOLE))
                files.add(file(picture, Crop.WHOLE, width, format));
        for (Crop crop : Crop.values())
            if (crop != Crop.WHOLE)
                files.add(
                        file(
                                picture,
                                crop,
                                Ladder.widths(picture, crop).getLast(),
                                Ladder.formats(picture, crop).getLast()));
        return files;
    }

    private static PictureFile file(Picture picture, Crop crop, int width, PictureFormat format) {
        return new PictureFile(
                crop == Crop.WHOLE ? "whole" : crop.token(),
                Ladder.name(picture, crop, width, format).path(),
                width,
                crop.heightFor(width, picture.width(), picture.height()),
                format.mediaType());
    }
}
