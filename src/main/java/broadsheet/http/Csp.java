package broadsheet.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A Content-Security-Policy: directives in order, each with its sources. Never changed; the adding
/// methods make another. Nothing unsafe can be put in.
public record Csp(Map<String, List<String>> directives) {
    private static final Set<String> UNSAFE =
            Set.of(
                    "'unsafe-inline'",
                    "'unsafe-eval'",
                    "'unsafe-hashes'",
                    "'wasm-unsafe-eval'",
                    "*");

    /// For what is no page: nothing may be loaded, run or framed.
    public static final Csp NOTHING =
            new Csp(Map.of()).and("default-src", "'none'").and("frame-ancestors", "'none'");

    /// For pages: what comes from this site, and nothing inline but by hash.
    public static final Csp PAGE =
            new Csp(Map.of())
                    .and("default-src", "'none'")
                    .and("script-src", "'self'")
                    .and("style-src", "'self'")
                    .and("img-src", "'self'", "data:")
                    .and("font-src", "'self'")
                    .and("connect-src", "'self'")
                    .and("media-src", "'self'")
                    .and("manifest-src", "'self'")
                    .and("form-action", "'self'")
                    .and("base-uri", "'none'")
                    .and("frame-ancestors", "'none'");

    public Csp {
        var copy = new LinkedHashMap<String, List<String>>();
        directives.forEach((name, sources) -> {
            if (!name.matches("[a-z-]+"))
                throw new IllegalArgumentException("not a directive: " + name);
            for (String source : sources)
                if (UNSAFE.contains(source) || !source.matches("[!-~&&[^;,]]+"))
                    throw new IllegalArgumentException("not a source to allow: " + source);
            copy.put(name, List.copyOf(sources));
        });
        directives = java.util.Collections.unmodifiableMap(copy);
    }

    /// This policy with more sources for one directive.
    public Csp and(String directive, String... sources) {
        return and(directive, List.of(sources));
    }

    public Csp and(String directive, Collection<String> sources) {
        if (sources.isEmpty()) return this;
        var more = new LinkedHashMap<>(directives);
        var all = new ArrayList<>(more.getOrDefault(directive, List.of()));
        all.remove("'none'");
        sources.stream().filter(source -> !all.contains(source)).forEach(all::add);
        more.put(directive, all);
        return new Csp(more);
    }

    /// This policy allowing inline styles with these hashes, each as `sha256-…` in Base64.
    public Csp styleHashes(Collection<String> hashes) {
        return and("style-src", hashes.stream().map(hash -> "'" + hash + "'").toList());
    }

    /// This policy allowing inline scripts with these hashes, each as `sha256-…` in Base64.
    public Csp scriptHashes(Collection<String> hashes) {
        return and("script-src", hashes.stream().map(hash -> "'" + hash + "'").toList());
    }

    /// The header's value.
    public String header() {
        return directives.entrySet().stream()
                .map(directive -> directive.getKey() + " " + String.join(" ", directive.getValue()))
                .collect(Collectors.joining("; "));
    }
}
