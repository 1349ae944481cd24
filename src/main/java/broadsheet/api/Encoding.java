package broadsheet.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// How text stands in the addresses that the API gives out.
final class Encoding {
    private Encoding() {}

    /// A parameter's value, percent-encoded throughout.
    static String value(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
