package broadsheet.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to another host.
///
/// @param body null for none
/// @param into the file that a successful answer's body goes to, in constant memory; null: it is
///   wanted in memory
@SuppressWarnings("ArrayRecordComponent")
public record Ask(
        String method,
        URI address,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable Path into) {
    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(URI address, Map<String, String> headers) {
        return new Ask("GET", address, headers, null, null);
    }

    /// @param headers among them the body's `Content-Type`
    public static Ask post(URI address, Map<String, String> headers, byte[] body) {
        return new Ask("POST", address, headers, body, null);
    }

    /// The same, its answer's body written to a file, which is overwritten and holds nothing of use
    /// where there is no whole answer with status 200.
    public Ask into(Path file) {
        return new Ask(method, address, headers, body, file);
    }

    /// The same of another place, as a redirect has it.
    Ask at(URI other) {
        return new Ask(method, other, headers, body, into);
    }

    /// Without headers and body, which may hold secrets.
    @Override
    public String toString() {
        return method + " " + address;
    }
}
