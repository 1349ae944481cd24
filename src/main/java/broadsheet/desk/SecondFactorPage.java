package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where somebody sets up, or ends, the code that is asked for besides the password.
///
/// @param on whether one is asked for
/// @param left recovery codes that were not used
/// @param secret what an authenticator is to be told; null where nothing is being set up
/// @param square the same as a picture to photograph; null with it
/// @param codes recovery codes, shown this once; else empty
/// @param proof what is asked for before anything is changed
public record SecondFactorPage(
        Frame frame,
        boolean on,
        int left,
        @Nullable String secret,
        @Nullable Square square,
        List<String> codes,
        Proof proof,
        @Nullable String problem) {

    /// A QR code.
    ///
    /// @param size of its side, in modules and with its margin
    /// @param path of its dark modules, as SVG writes it
    public record Square(int size, String path) {}
}
