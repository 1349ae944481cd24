package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.text.Json;

/// What Ghost writes into an export in place of its own address, and what stands for it here.
///
/// @param base the path the old site stood under, empty at the top of its host
record Marker(String base) {
    private static final String WORD = "__GHOST_URL__";

    /// The text with addresses that begin at the site's top.
    String of(String text) {
        if (text.indexOf(WORD) < 0) return text;
        return text.replace(WORD + "/", base + "/")
                .replace(WORD + "\\/", base + "\\/")
                .replace(WORD, base.isEmpty() ? "/" : base);
    }

    Fields of(Fields row) {
        Json.Builder out = Json.object();
        row.object()
                .members()
                .forEach((name, value) ->
                        out.put(
                                name,
                                value instanceof Json.Text(var text)
                                        ? new Json.Text(of(text))
                                        : value));
        return new Fields(out.build());
    }
}
