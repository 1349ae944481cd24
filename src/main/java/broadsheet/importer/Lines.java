package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads text whose spaces and lines stay as they are. Inside code, marks of code say nothing and
/// are left out.
final class Lines {
    private static final Set<String> OWN_LINE =
            Set.of("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre");
    private static final Set<String> THINGS =
            Set.of(
                    "img",
                    "image",
                    "iframe",
                    "object",
                    "embed",
                    "video",
                    "audio",
                    "table",
                    "figure",
                    "script",
                    "style",
                    "svg",
                    "textarea",
                    "template",
                    "noscript",
                    "applet");

    private final HtmlBlocks blocks;
    private final Notes notes;
    private final boolean code;

    Lines(HtmlBlocks blocks, Notes notes, boolean code) {
        this.blocks = blocks;
        this.notes = notes;
        this.code = code;
    }

    /// The text; pictures and other things that are no text go to `rest`.
    List<Inline> read(List<HtmlNode> nodes, List<Block> rest) {
        List<Inline> text = new ArrayList<>();
        append(nodes, text, rest);
        List<Inline> merged = Inlines.merged(text);
        trim(merged);
        return merged;
    }

    private void append(List<HtmlNode> nodes, List<Inline> text, List<Block> rest) {
        for (HtmlNode node : nodes) {
            switch (node) {
                case HtmlNode.Characters(var words) ->
                        add(words.replace("\r\n", "\n").replace('\r', '\n'), text);
                case HtmlNode.Comment _ -> {}
                case Element element when element.name().equals("br") -> add("\n", text);
                case Element element when THINGS.contains(element.name()) ->
                        rest.addAll(blocks.blocks(List.of(element)));
                case Element element -> element(element, text, rest);
            }
        }
    }

    private void element(Element element, List<Inline> text, List<Block> rest) {
        List<Inline> content = new ArrayList<>();
        append(element.children(), content, rest);
        if (content.isEmpty()) return;
        boolean plain = code && Marks.mark(element).filter(Inline.Mark.CODE::equals).isPresent();
        if (plain) text.addAll(content);
        else
            text.addAll(
                    Marks.wrap(element, notes)
                            .map(wrap -> wrap.apply(Inlines.merged(content)))
                            .orElse(content));
        if (OWN_LINE.contains(element.name())) add("\n", text);
    }

    private static void add(String words, List<Inline> text) {
        if (!words.isEmpty()) text.add(new Inline.Text(words));
    }

    /// Takes empty lines off both ends.
    private static void trim(List<Inline> text) {
        if (!text.isEmpty() && text.getFirst() instanceof Inline.Text(var words)) {
            int start = 0;
            while (start < words.length() && Character.isWhitespace(words.charAt(start))) start++;
            int line = words.lastIndexOf('\n', start == words.length() ? start : start - 1) + 1;
            text.set(0, new Inline.Text(words.substring(line)));
        }
        while (!text.isEmpty() && text.getLast() instanceof Inline.Text(var words)) {
            String kept = words.stripTrailing();
            text.removeLast();
            if (kept.isEmpty()) continue;
            text.add(new Inline.Text(kept));
            return;
        }
    }
}
