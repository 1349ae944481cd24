package broadsheet.media;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// An unpacked picture in sRGB: one `0xAARRGGBB` a pixel, rows from the top, alpha not multiplied
/// in. The array is shared, not copied: nobody writes to it after it is made.
@SuppressWarnings("ArrayRecordComponent")
record Pixels(int width, int height, int[] argb, boolean transparent) {
    Pixels {
        if (argb.length != (long) width * height)
            throw new IllegalArgumentException("pixels do not fill the size");
    }

    /// The same without a word about transparency, for a picture that has none.
    Pixels opaque() {
        return transparent ? new Pixels(width, height, argb, false) : this;
    }

    /// As an image for an encoder.
    BufferedImage image() {
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var image = new BufferedImage(width, height, type);
        System.arraycopy(
                argb,
                0,
                ((DataBufferInt) image.getRaster().getDataBuffer()).getData(),
                0,
                argb.length);
        return image;
    }

    /// Turned and mirrored as the camera noted (EXIF 2.32, tag 0x0112: 1 to 8; anything else is as
    /// it is).
    Pixels oriented(int orientation) {
        if (orientation < 2 || orientation > 8) return this;
        boolean turned = orientation > 4;
        int newWidth = turned ? height : width;
        int newHeight = turned ? width : height;
        int[] out = new int[argb.length];
        for (int y = 0, i = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++, i++) {
                int fromX = turned ? y : x;
                int fromY = turned ? x : y;
                if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                    fromX = width - 1 - fromX;
                if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
                    fromY = height - 1 - fromY;
                out[i] = argb[fromY * width + fromX];
            }
        }
        return new Pixels(newWidth, newHeight, out, transparent);
    }
}
