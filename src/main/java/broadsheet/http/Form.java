package broadsheet.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an HTML form sent: each field's values in order, never without one.
public record Form(Map<String, List<String>> fields) {
    /// The field's first value, where it was sent.
    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    /// All values of the field; empty where it was not sent.
    public List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
