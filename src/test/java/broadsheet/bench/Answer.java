package broadsheet.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a server said, complete and decoded.
///
/// @param headers by their names in small letters; one that came several times line by line
/// @param sent bytes of the body as they came
record Answer(int status, Map<String, String> headers, byte[] body, int sent) {
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
