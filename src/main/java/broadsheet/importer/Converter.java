package broadsheet.importer;

import java.util.List;
import java.util.Map;

/// Turns the content of an old story into blocks. Never throws, whatever the content; takes time
/// and memory in proportion to its length.
public final class Converter {
    private Converter() {}

    /// Content as WordPress stores it: Gutenberg blocks, classic HTML or both, with shortcodes.
    public static Converted convert(String raw, Context context) {
        return new Converted(List.of(), Map.of(), Map.of(), List.of(), List.of());
    }

    /// Plain HTML with the conventions of the demo edition; no shortcodes, no paragraph rules.
    public static Converted convertHtml(String html, Context context) {
        return new Converted(List.of(), Map.of(), Map.of(), List.of(), List.of());
    }
}
