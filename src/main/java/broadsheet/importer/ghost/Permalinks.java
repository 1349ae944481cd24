package broadsheet.importer.ghost;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of a site's addresses, with names in braces (`/{year}/{slug}/`) or, as Ghost 1 wrote
/// them, after a colon (`/:year/:slug/`).
record Permalinks(String form, ZoneId zone) {
    static final String DEFAULT = "/{slug}/";

    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}|:([a-z_]+)");

    /// The path of a post.
    ///
    /// @param words under `slug`, `id`, `primary_tag`, `primary_author`
    String path(Map<String, String> words, @Nullable Instant published) {
        ZonedDateTime at = published == null ? null : published.atZone(zone);
        return NAME.matcher(form)
                .replaceAll(match -> {
                    String name = match.group(1) == null ? match.group(2) : match.group(1);
                    return java.util.regex.Matcher.quoteReplacement(
                            switch (name) {
                                case "year" -> at == null ? "" : "%04d".formatted(at.getYear());
                                case "month" ->
                                        at == null ? "" : "%02d".formatted(at.getMonthValue());
                                case "day" ->
                                        at == null ? "" : "%02d".formatted(at.getDayOfMonth());
                                case "author" -> words.getOrDefault("primary_author", "");
                                default -> words.getOrDefault(name, "");
                            });
                })
                .replaceAll("/{2,}", "/");
    }
}
