package broadsheet.page;

import broadsheet.text.Json;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Style sheets, scripts and fonts. Files get addresses with their fingerprint and may be kept for
/// ever; the readers' style sheets go into the page itself, so that text can be read after one
/// request. The desk's is a file, since its pages are many and not kept.
public final class Assets {
    private static final List<String> FACES =
            List.of(
                    "newsreader-text",
                    "newsreader-text-bold",
                    "newsreader-italic",
                    "newsreader-italic-bold",
                    "newsreader-display",
                    "franklin");

    /// Each face in slices, of which a browser takes those whose characters are on the page.
    private static final List<String> SLICES = List.of("", "-latin1", "-ext");

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, Asset> byPath = new HashMap<>();
    private final Modules story;

    /// A file with its public address and media type.
    public record Asset(String path, String mediaType, byte[] bytes) {}

    /// A style sheet or script to stand in the page, and its hash as a Content-Security-Policy
    /// names it. A template prints it as bytes: it is in every page, and its letters need not be
    /// encoded anew.
    public static final class Inline implements Content {
        private final byte[] bytes;
        private final String hash;

        private Inline(byte[] bytes, String hash) {
            this.bytes = bytes;
            this.hash = hash;
        }

        /// A copy of its UTF-8.
        public byte[] bytes() {
            return bytes.clone();
        }

        public String hash() {
            return hash;
        }

        @Override
        public void writeTo(TemplateOutput output) {
            output.writeBinaryContent(bytes);
        }
    }

    public Assets() {
        for (String name : List.of("js/find.js", "js/keys.js", "js/passkeys.js", "icon.svg"))
            add(name, resource(name));
        add("js/reader.js", named(resource("js/reader.js"), "./find.js", path("js/find.js")));
        for (String face : FACES)
            for (String slice : SLICES) {
                String name = "fonts/" + face + slice + ".woff2";
                add(name, resource(name));
            }
        add("css/desk.css", sheet("base", "desk", "editor").getBytes(StandardCharsets.UTF_8));
        story = modules("js/desk-story.js");
    }

    /// A script with all it imports.
    private Modules modules(String entry) {
        Map<String, byte[]> found = new Imports(Assets::resource).of(entry);
        Map<String, String> addresses = new TreeMap<>();
        found.forEach((name, bytes) -> {
            boolean ours = name.startsWith("js/");
            add(ours ? name : "js/" + name + ".js", bytes);
            // Ours name one another by where they lie, libraries by their names.
            addresses.put(ours ? bare(name) : name, path(ours ? name : "js/" + name + ".js"));
        });
        Json.Builder imports = Json.object();
        addresses.forEach(imports::put);
        Json map = Json.object().put("imports", imports.build()).build();
        return new Modules(
                inline(map.write()), path(entry), List.copyOf(new TreeSet<>(addresses.values())));
    }

    /// What the desk's page of a story runs: the editor, and what keeps its words.
    public Modules story() {
        return story;
    }

    /// A script that is made of others, for a page whose policy allows nothing inline but by hash.
    ///
    /// @param map from the names by which modules ask for one another to their addresses, to stand
    ///   in a `script` of the type `importmap` before any module
    /// @param entry the script's own address
    /// @param all addresses of all of them, so that a browser can ask for them at once
    public record Modules(Inline map, String entry, List<String> all) {}

    /// The address that a file would have if it had no fingerprint.
    private static String bare(String name) {
        return "/assets/" + name.substring(name.indexOf('/') + 1);
    }

    private void add(String name, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        String path =
                bare(name.substring(0, dot))
                        + "."
                        + HexFormat.of().formatHex(sha256(bytes), 0, 6)
                        + name.substring(dot);
        Asset asset = new Asset(path, mediaType(name), bytes);
        byName.put(name, asset);
        byPath.put(path, asset);
    }

    /// A script with the address of another that it asks for.
    private static byte[] named(byte[] script, String name, String path) {
        return new String(script, StandardCharsets.UTF_8)
                .replace(name, path)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "woff2" -> "font/woff2";
            case "svg" -> "image/svg+xml";
            case String ending -> throw new IllegalArgumentException("no media type for " + ending);
        };
    }

    /// The public address of a file below `src/main/web`.
    public String path(String name) {
        Asset asset = byName.get(name);
        if (asset == null) throw new IllegalArgumentException("no asset " + name);
        return asset.path();
    }

    public Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /// These style sheets of `src/main/web/css` in one, made small, with the addresses of the fonts
    /// they name.
    public Inline style(String... names) {
        return inline(sheet(names));
    }

    private String sheet(String... names) {
        StringBuilder css = new StringBuilder();
        for (String name : names)
            css.append(new String(resource("css/" + name + ".css"), StandardCharsets.UTF_8))
                    .append('\n');
        String small = Css.small(css.toString());
        for (Map.Entry<String, Asset> file : byName.entrySet())
            small = small.replace("../" + file.getKey(), file.getValue().path());
        return small;
    }

    /// The script that stands in every page's head, so that what the reader chose is there before
    /// the first paint.
    public Inline early() {
        return inline(new String(resource("js/early.js"), StandardCharsets.UTF_8).strip());
    }

    private static Inline inline(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        return new Inline(bytes, "sha256-" + Base64.getEncoder().encodeToString(sha256(bytes)));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/web/" + name)) {
            if (in == null) throw new IllegalStateException("the jar lacks web/" + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
