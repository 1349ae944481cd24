package broadsheet.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Turns one element of the channel into the part it stands for.
final class WxrParts {
    /// Custom fields that something here reads; the rest would only take memory.
    static final Set<String> KEYS =
            Set.of(
                    "_thumbnail_id",
                    "_wp_attached_file",
                    "_wp_attachment_image_alt",
                    "_media_credit",
                    "_credit",
                    "_wp_attachment_source_name",
                    "_wp_old_slug",
                    "footnotes",
                    "_yoast_wpseo_title",
                    "_yoast_wpseo_metadesc",
                    "_yoast_wpseo_primary_category",
                    "_primary_term_category",
                    "rank_math_title",
                    "rank_math_description",
                    "rank_math_primary_category",
                    "_aioseo_title",
                    "_aioseo_description",
                    "_molongui_author",
                    "cap-display_name",
                    "cap-user_login",
                    "cap-user_email",
                    "cap-description");

    private final XMLStreamReader in;
    private final WxrNames names;

    WxrParts(XMLStreamReader in, WxrNames names) {
        this.in = in;
        this.names = names;
    }

    /// Null where it is nothing we know.
    @Nullable Wxr read(Chunk chunk, int ordinal) throws XMLStreamException {
        while (in.next() != XMLStreamConstants.START_ELEMENT) {
            // the prolog holds nothing
        }
        String name = enter();
        Wxr part =
                switch (name) {
                    case "item" -> item(chunk, ordinal);
                    case "wp:author" -> author(fields());
                    case "wp:category" -> category(fields());
                    case "wp:tag" -> tag(fields());
                    case "wp:term" -> term(fields());
                    case "image" -> null;
                    default -> name.startsWith("?:") ? null : new Wxr.Channel(name, text());
                };
        while (in.hasNext()) in.next();
        return part;
    }

    private static Wxr author(Map<String, String> f) {
        return new Wxr.Author(
                get(f, "wp:author_id"),
                get(f, "wp:author_login"),
                get(f, "wp:author_email"),
                get(f, "wp:author_display_name"));
    }

    private static Wxr category(Map<String, String> f) {
        return new Wxr.Term(
                "category",
                get(f, "wp:term_id"),
                get(f, "wp:category_nicename"),
                get(f, "wp:category_parent"),
                get(f, "wp:cat_name"),
                get(f, "wp:category_description"));
    }

    private static Wxr tag(Map<String, String> f) {
        return new Wxr.Term(
                "post_tag",
                get(f, "wp:term_id"),
                get(f, "wp:tag_slug"),
                "",
                get(f, "wp:tag_name"),
                get(f, "wp:tag_description"));
    }

    private static Wxr term(Map<String, String> f) {
        return new Wxr.Term(
                get(f, "wp:term_taxonomy"),
                get(f, "wp:term_id"),
                get(f, "wp:term_slug"),
                get(f, "wp:term_parent"),
                get(f, "wp:term_name"),
                get(f, "wp:term_description"));
    }

    private @Nullable Wxr item(Chunk chunk, int ordinal) throws XMLStreamException {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, List<String>> meta = new HashMap<>();
        List<Wxr.Filed> terms = new ArrayList<>();
        List<Wxr.Comment> comments = new ArrayList<>();
        Set<String> domains = new HashSet<>();
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            if (!in.isStartElement()) continue;
            String name = enter();
            switch (name) {
                case "category" -> {
                    String domain = Wxr.orEmpty(in.getAttributeValue(null, "domain"));
                    String slug = Wxr.orEmpty(in.getAttributeValue(null, "nicename"));
                    domains.add(domain);
                    terms.add(new Wxr.Filed(domain, slug, text().strip()));
                }
                case "wp:postmeta" -> {
                    Map<String, String> pair = fields();
                    String key = get(pair, "wp:meta_key");
                    if (KEYS.contains(key))
                        meta.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(get(pair, "wp:meta_value"));
                }
                case "wp:comment" -> comments.add(comment(fields()));
                default -> fields.putIfAbsent(name, name.startsWith("?:") ? skipped() : text());
            }
            names.leave();
        }
        names.leave();
        if (chunk.resumed() && !fields.containsKey("wp:post_type")) return null;
        // WXR 1.0 names every term twice, once without saying of which kind it is.
        if (domains.size() > 1) terms.removeIf(term -> term.domain().isEmpty());
        return new Wxr.Item(
                ordinal, chunk.offset(), chunk.bytes().length, fields, terms, meta, comments);
    }

    private static Wxr.Comment comment(Map<String, String> f) {
        return new Wxr.Comment(
                get(f, "wp:comment_id"),
                get(f, "wp:comment_parent"),
                get(f, "wp:comment_author"),
                get(f, "wp:comment_author_url"),
                get(f, "wp:comment_date"),
                get(f, "wp:comment_date_gmt"),
                get(f, "wp:comment_approved"),
                get(f, "wp:comment_type"),
                f.getOrDefault("wp:comment_content", ""));
    }

    /// The children of the element we are in, to its end; first one wins.
    private Map<String, String> fields() throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        while (in.next() != XMLStreamConstants.END_ELEMENT) {
            if (!in.isStartElement()) continue;
            fields.putIfAbsent(enter(), text());
            names.leave();
        }
        return fields;
    }

    private String skipped() throws XMLStreamException {
        text();
        return "";
    }

    /// The text of the element we are in, to its end. Markup that is not in CDATA is written back
    /// as it was.
    private String text() throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    open(out);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth > 0) out.append("</").append(in.getLocalName()).append('>');
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE ->
                        out.append(in.getTextCharacters(), in.getTextStart(), in.getTextLength());
                default -> {
                    // comments and instructions are no text
                }
            }
        }
        return out.toString();
    }

    private void open(StringBuilder out) {
        out.append('<').append(in.getLocalName());
        for (int i = 0; i < in.getAttributeCount(); i++)
            out.append(' ')
                    .append(in.getAttributeLocalName(i))
                    .append("=\"")
                    .append(in.getAttributeValue(i).replace("&", "&amp;").replace("\"", "&quot;"))
                    .append('"');
        out.append('>');
    }

    private String enter() {
        Map<String, String> declarations = Map.of();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String name = in.getAttributeLocalName(i);
            if (!name.startsWith("xmlns")) continue;
            if (declarations.isEmpty()) declarations = new HashMap<>();
            declarations.put(name.length() > 6 ? name.substring(6) : "", in.getAttributeValue(i));
        }
        names.enter(declarations);
        return names.usual(in.getLocalName());
    }

    private static String get(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
