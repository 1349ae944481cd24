package broadsheet.fetch;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to another host.
///
/// @param body null for none
@SuppressWarnings("ArrayRecordComponent")
public record Ask(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(URI address, Map<String, String> headers) {
        return new Ask("GET", address, headers, null);
    }

    /// @param headers among them the body's `Content-Type`
    public static Ask post(URI address, Map<String, String> headers, byte[] body) {
        return new Ask("POST", address, headers, body);
    }

    /// The same of another place, as a redirect has it.
    Ask at(URI other) {
        return new Ask(method, other, headers, body);
    }

    /// Without headers and body, which may hold secrets.
    @Override
    public String toString() {
        return method + " " + address;
    }
}
