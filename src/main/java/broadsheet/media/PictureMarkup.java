package broadsheet.media;

import java.util.List;
import java.util.stream.Collectors;

/// How a picture is put on a page: addresses, sizes, words. Pure.
public final class PictureMarkup {
    private static final int USUAL_WIDTH = 960;
    private static final int SHARED_WIDTH = 1280;

    private PictureMarkup() {}

    /// The picture in this shape.
    ///
    /// @param sizes how wide it stands on the page, as the HTML attribute: `(min-width: 60rem)
    ///   40rem, 100vw`
    public static PictureView view(Picture picture, Crop crop, String sizes, Loading loading) {
        List<Integer> widths = Ladder.widths(picture, crop);
        List<PictureFormat> formats = Ladder.formats(picture, crop);
        PictureFormat fallback = formats.getLast();
        int width = widths.getLast();
        return new PictureView(
                formats.contains(PictureFormat.WEBP)
                        ? srcset(picture, crop, widths, PictureFormat.WEBP)
                        : "",
                widths.size() > 1 ? srcset(picture, crop, widths, fallback) : "",
                address(picture, crop, atMost(USUAL_WIDTH, widths), fallback),
                sizes,
                width,
                crop.heightFor(width, picture.width(), picture.height()),
                picture.alt(),
                loading == Loading.LAZY ? "lazy" : "eager",
                switch (loading) {
                    case FIRST -> "high";
                    case EAGER -> "auto";
                    case LAZY -> "low";
                },
                picture.colour());
    }

    /// The address of the smallest rendition, for lists of pictures.
    public static String smallest(Picture picture) {
        return address(
                picture,
                Crop.WHOLE,
                Ladder.widths(picture, Crop.WHOLE).getFirst(),
                Ladder.formats(picture, Crop.WHOLE).getFirst());
    }

    /// One file that every reader of feeds, previews and social networks can show.
    public static Shared shared(Picture picture, Crop crop) {
        int width = atMost(SHARED_WIDTH, Ladder.widths(picture, crop));
        PictureFormat format = Ladder.formats(picture, crop).getLast();
        return new Shared(
                address(picture, crop, width, format),
                width,
                crop.heightFor(width, picture.width(), picture.height()),
                format.mediaType(),
                picture.alt());
    }

    /// A single rendition. `path` is from the site's root.
    public record Shared(String path, int width, int height, String mediaType, String alt) {}

    private static String srcset(
            Picture picture, Crop crop, List<Integer> widths, PictureFormat format) {
        return widths.stream()
                .map(width -> address(picture, crop, width, format) + " " + width + "w")
                .collect(Collectors.joining(", "));
    }

    private static String address(Picture picture, Crop crop, int width, PictureFormat format) {
        return Ladder.name(picture, crop, width, format).path();
    }

    private static int atMost(int limit, List<Integer> widths) {
        return widths.stream()
                .filter(width -> width <= limit)
                .reduce((_, last) -> last)
                .orElse(widths.getFirst());
    }
}
