package broadsheet.media;

import java.util.ArrayList;
import java.util.List;

/// Which renditions a picture has. Nothing else is ever made, however an address is written.
final class Ladder {
    private static final int[] RUNGS = {320, 480, 800, 960, 1280};
    private static final int WIDEST = 1920;

    private Ladder() {}

    /// The widths in which a crop of a picture is had, rising. Never wider than the original.
    static List<Integer> widths(Picture picture, Crop crop) {
        int most = crop.box(picture.width(), picture.height(), picture.focus()).width();
        if (whole(picture, crop)) return List.of(most);
        List<Integer> widths = new ArrayList<>();
        for (int rung : RUNGS) if (rung < most) widths.add(rung);
        widths.add(Math.min(most, WIDEST));
        return List.copyOf(widths);
    }

    /// The formats, the best first and the one every browser reads last.
    static List<PictureFormat> formats(Picture picture, Crop crop) {
        if (whole(picture, crop)) return List.of(PictureFormat.GIF);
        return List.of(
                PictureFormat.WEBP, picture.transparent() ? PictureFormat.PNG : PictureFormat.JPEG);
    }

    static RenditionName name(Picture picture, Crop crop, int width, PictureFormat format) {
        Focus focus = crop == Crop.WHOLE ? Focus.DEFAULT : picture.focus();
        return new RenditionName(
                picture.blob().hash16(), picture.slug(), crop, focus, width, format);
    }

    /// Whether this is one of the picture's renditions.
    static boolean has(Picture picture, RenditionName name) {
        return name.equals(name(picture, name.crop(), name.width(), name.format()))
                && widths(picture, name.crop()).contains(name.width())
                && formats(picture, name.crop()).contains(name.format());
    }

    /// Movement is kept by serving the original; a crop of it stands still.
    private static boolean whole(Picture picture, Crop crop) {
        return picture.animated() && crop == Crop.WHOLE;
    }
}
