package broadsheet.story;

import broadsheet.text.Json;
import broadsheet.text.PlainText;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What somebody has typed into the fields of a story, as it came, whether it can be read as a
/// [Copy] or not.
///
/// @param fields by name; characters that no text may hold are taken out
public record Typed(Map<String, String> fields) {
    public Typed {
        Map<String, String> clean = new TreeMap<>();
        fields.forEach((name, value) -> clean.put(PlainText.clean(name), PlainText.clean(value)));
        fields = Collections.unmodifiableMap(clean);
    }

    /// As it is kept: always the same text for the same words.
    String write() {
        Json.Builder json = Json.object();
        fields.forEach((name, value) -> json.put(name, value));
        return json.build().write();
    }

    static Typed read(String text) {
        Map<String, String> fields = new TreeMap<>();
        Json.read(text).obj().members().forEach((name, value) -> fields.put(name, value.string()));
        return new Typed(fields);
    }
}
