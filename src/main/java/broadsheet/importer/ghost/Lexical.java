package broadsheet.importer.ghost;

import broadsheet.importer.Fields;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.util.List;

/// Reads what Ghost's editor of version 5 and later keeps: a tree of nodes, texts with their marks
/// as bits, cards among the paragraphs.
final class Lexical {
    private static final List<String> MARKS =
            List.of("strong", "em", "s", "u", "code", "sub", "sup", "mark");

    private final Pieces pieces;

    private Lexical(Pieces pieces) {
        this.pieces = pieces;
    }

    /// Adds the document's nodes, each a piece.
    static void read(String document, Pieces pieces) {
        Lexical lexical = new Lexical(pieces);
        for (Json node : Fields.read(document).fields("root").items("children"))
            lexical.top(Fields.of(node));
    }

    private void top(Fields node) {
        String type = node.text("type");
        if (isText(type)) {
            StringBuilder out = new StringBuilder();
            inside(node, out);
            pieces.add(out.toString());
        } else pieces.card(type, node);
    }

    private static boolean isText(String type) {
        return switch (type) {
            case "paragraph",
                    "heading",
                    "extended-heading",
                    "quote",
                    "extended-quote",
                    "aside",
                    "list",
                    "listitem",
                    "link",
                    "autolink",
                    "text",
                    "extended-text",
                    "tk",
                    "linebreak",
                    "tab",
                    "at-link",
                    "at-link-search",
                    "zwnj" ->
                    true;
            default -> false;
        };
    }

    private void inside(Fields node, StringBuilder out) {
        switch (node.text("type")) {
            case "paragraph" -> element("p", node, out);
            case "heading", "extended-heading" -> {
                String tag = node.text("tag");
                element(tag.matches("h[1-6]") ? tag : "h2", node, out);
            }
            case "quote", "extended-quote" -> element("blockquote", node, out);
            case "aside" -> {
                out.append("<blockquote class=\"wp-block-pullquote\">");
                children(node, out);
                out.append("</blockquote>");
            }
            case "list" -> list(node, out);
            case "link", "autolink" -> {
                out.append("<a href=\"");
                SafeHtml.escape(node.text("url"), out);
                out.append("\">");
                children(node, out);
                out.append("</a>");
            }
            case "text", "extended-text", "tk" -> text(node, out);
            case "linebreak" -> out.append("<br>");
            case "tab" -> out.append(' ');
            case "at-link", "at-link-search", "zwnj" -> {}
            default -> card(node, out);
        }
    }

    private void card(Fields node, StringBuilder out) {
        String type = node.text("type");
        GhostCards.html(type, node)
                .ifPresentOrElse(
                        out::append,
                        () -> {
                            children(node, out);
                            pieces.dropped("card " + type);
                        });
    }

    private void element(String name, Fields node, StringBuilder out) {
        out.append('<').append(name).append('>');
        children(node, out);
        out.append("</").append(name).append('>');
    }

    private void children(Fields node, StringBuilder out) {
        for (Json child : node.items("children")) inside(Fields.of(child), out);
    }

    /// A list inside a list is kept as an item of its own; it belongs to the item before.
    private void list(Fields node, StringBuilder out) {
        boolean numbered = node.text("listType").equals("number") || node.text("tag").equals("ol");
        String start = node.text("start");
        out.append(numbered ? "<ol" : "<ul");
        if (numbered && start.matches("\\d{1,6}"))
            out.append(" start=\"").append(start).append('"');
        out.append('>');
        boolean open = false;
        for (Json child : node.items("children")) {
            Fields item = Fields.of(child);
            if (open && !isNested(item)) out.append("</li>");
            if (!open || !isNested(item)) out.append("<li>");
            open = true;
            if (item.text("type").equals("listitem")) children(item, out);
            else inside(item, out);
        }
        if (open) out.append("</li>");
        out.append(numbered ? "</ol>" : "</ul>");
    }

    private static boolean isNested(Fields item) {
        List<Json> children = item.items("children");
        return children.size() == 1 && Fields.of(children.getFirst()).text("type").equals("list");
    }

    private static void text(Fields node, StringBuilder out) {
        String bits = node.text("format");
        int format = bits.matches("\\d{1,6}") ? Integer.parseInt(bits) : 0;
        for (int i = 0; i < MARKS.size(); i++)
            if ((format >> i & 1) == 1) out.append('<').append(MARKS.get(i)).append('>');
        if (node.get("text") instanceof Json.Text(var words)) SafeHtml.escape(words, out);
        for (int i = MARKS.size() - 1; i >= 0; i--)
            if ((format >> i & 1) == 1) out.append("</").append(MARKS.get(i)).append('>');
    }
}
