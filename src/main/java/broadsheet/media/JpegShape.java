package broadsheet.media;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a JPEG's markers say (ITU-T T.81), read up to the first scan.
///
/// @param components 1 for grey, 3 for colour, 4 for printing inks; 0 where no frame is announced
/// @param adobeTransform of Adobe's APP14 marker: 0 none, 1 YCbCr, 2 YCCK; -1 where there is no
///   such marker
/// @param icc the embedded colour profile (ICC.1, annex B.4); null where there is none
record JpegShape(int components, int adobeTransform, @Nullable ICC_Profile icc) {
    static JpegShape read(byte[] bytes) {
        int components = 0;
        int adobe = -1;
        var icc = new ByteArrayOutputStream();
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == 0xda || marker == 0xd9) break;
            int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
            int end = Math.min(bytes.length, at + 2 + length);
            if (isFrame(marker) && at + 9 < end) components = bytes[at + 9] & 0xff;
            if (marker == 0xee && Magic.starts(bytes, at + 4, "Adobe") && at + 15 < end)
                adobe = bytes[at + 15] & 0xff;
            if (marker == 0xe2 && Magic.starts(bytes, at + 4, "ICC_PROFILE\0") && at + 18 < end)
                icc.write(bytes, at + 18, end - at - 18);
            at += 2 + length;
        }
        return new JpegShape(components, adobe, profile(icc.toByteArray()).orElse(null));
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    private static Optional<ICC_Profile> profile(byte[] icc) {
        if (icc.length == 0) return Optional.empty();
        try {
            return Optional.of(ICC_Profile.getInstance(icc));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
