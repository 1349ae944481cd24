package broadsheet.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.Raster;

/// Printing inks to screen colours, for JPEGs made for the press. With the file's own colour
/// profile where it has one, else by plain subtraction.
final class Cmyk {
    private Cmyk() {}

    /// The raster's four bands as the JPEG holds them, as pixels.
    static Pixels toRgb(Raster raster, JpegShape shape) {
        byte[] inks = inks(raster, shape);
        ICC_Profile profile = shape.icc();
        if (profile != null && profile.getColorSpaceType() == ColorSpace.TYPE_CMYK) {
            try {
                return Colours.convert(
                        inks,
                        4,
                        raster.getWidth(),
                        raster.getHeight(),
                        new ICC_ColorSpace(profile));
            } catch (RuntimeException _) {
                // a profile that is damaged or only pretends: the plain way below
            }
        }
        return bySubtraction(inks, raster.getWidth(), raster.getHeight());
    }

    /// How much of each ink, 0 to 255, four a pixel. Adobe stores inks inverted, and may turn the
    /// first three into luminance and chrominance (YCCK).
    private static byte[] inks(Raster raster, JpegShape shape) {
        int[] samples =
                raster.getPixels(
                        raster.getMinX(),
                        raster.getMinY(),
                        raster.getWidth(),
                        raster.getHeight(),
                        (int[]) null);
        byte[] inks = new byte[samples.length];
        boolean inverted = shape.adobeTransform() >= 0;
        for (int i = 0; i < samples.length; i += 4) {
            int cyan = samples[i];
            int magenta = samples[i + 1];
            int yellow = samples[i + 2];
            if (shape.adobeTransform() == 2) {
                double luminance = samples[i];
                double blue = samples[i + 1] - 128;
                double red = samples[i + 2] - 128;
                cyan = 255 - level(luminance + 1.402 * red);
                magenta = 255 - level(luminance - 0.344136 * blue - 0.714136 * red);
                yellow = 255 - level(luminance + 1.772 * blue);
            }
            int flip = inverted ? 0xff : 0;
            inks[i] = (byte) (cyan ^ flip);
            inks[i + 1] = (byte) (magenta ^ flip);
            inks[i + 2] = (byte) (yellow ^ flip);
            inks[i + 3] = (byte) (samples[i + 3] ^ flip);
        }
        return inks;
    }

    private static Pixels bySubtraction(byte[] inks, int width, int height) {
        int[] argb = new int[width * height];
        for (int i = 0, j = 0; i < argb.length; i++, j += 4) {
            int paper = 255 - (inks[j + 3] & 0xff);
            argb[i] =
                    0xff000000
                            | (255 - (inks[j] & 0xff)) * paper / 255 << 16
                            | (255 - (inks[j + 1] & 0xff)) * paper / 255 << 8
                            | (255 - (inks[j + 2] & 0xff)) * paper / 255;
        }
        return new Pixels(width, height, argb, false);
    }

    private static int level(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
