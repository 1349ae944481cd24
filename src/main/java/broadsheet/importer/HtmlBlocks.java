package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.Languages;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks an HTML tree and says it in blocks. What an element means is decided here; those with an
/// inner structure of their own are read by [Figures], [Tables], [Boxes] and [Frames].
final class HtmlBlocks {
    private static final Set<String> NOTHING =
            Set.of(
                    "script",
                    "style",
                    "template",
                    "noscript",
                    "noembed",
                    "noframes",
                    "link",
                    "meta",
                    "base",
                    "head",
                    "title",
                    "param",
                    "source",
                    "track",
                    "col",
                    "colgroup",
                    "area",
                    "wbr",
                    "svg",
                    "textarea",
                    "frameset",
                    "frame",
                    "rp",
                    "bgsound",
                    "datalist");
    private static final Set<String> WORTH_A_LINE =
            Set.of("script", "style", "svg", "textarea", "template");

    private final Notes notes;
    private final Figures figures;
    private final Tables tables;
    private final Boxes boxes;
    private final Frames frames;
    private final Terms terms;

    HtmlBlocks(Notes notes) {
        this.notes = notes;
        this.figures = new Figures(this, notes);
        this.tables = new Tables(this, notes);
        this.boxes = new Boxes(this, notes);
        this.frames = new Frames(this, notes);
        this.terms = new Terms(this);
    }

    Figures figures() {
        return figures;
    }

    Boxes boxes() {
        return boxes;
    }

    Frames frames() {
        return frames;
    }

    /// The blocks of a tree.
    List<Block> blocks(List<HtmlNode> nodes) {
        Flow flow = new Flow();
        walk(nodes, flow);
        return flow.blocks();
    }

    /// A tree as running text; pictures and other things that are no text go to `rest`.
    List<Inline> text(List<HtmlNode> nodes, List<Block> rest) {
        return Inlines.squeeze(blocks(nodes), rest);
    }

    void walk(List<HtmlNode> nodes, Flow flow) {
        for (HtmlNode node : nodes) {
            switch (node) {
                case HtmlNode.Characters(var text) -> flow.text(text);
                case HtmlNode.Comment _ -> {}
                case Element element -> element(element, flow);
            }
        }
    }

    private void element(Element element, Flow flow) {
        String name = element.name();
        if (NOTHING.contains(name)) {
            if (WORTH_A_LINE.contains(name)) notes.dropped(name);
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, flow);
            case "ul", "ol", "menu", "dir" -> list(element, flow);
            case "dl" -> definitions(element, flow);
            case "hr" -> flow.block(new Block.Divider());
            case "pre", "listing", "xmp", "plaintext" -> preformatted(element, flow);
            case "table" -> tables.table(element, List.of(), flow);
            case "img", "image" -> figures.picture(element, flow);
            case "figure" -> figures.figure(element, flow);
            case Shortcodes.GALLERY -> figures.numbered(element, flow);
            case Shortcodes.PLAYLIST -> frames.playlist(element, flow);
            case "blockquote" -> boxes.quote(element, flow);
            case "details" -> boxes.details(element, flow);
            case "aside", "div", "section" -> container(element, flow);
            case "iframe", "object", "embed", "applet" -> frames.frame(element, flow);
            case "audio", "video" -> frames.sound(element, flow);
            case "input", "button" -> control(element, flow);
            case "math" -> formula(element, flow);
            case "br" -> flow.lineBreak();
            case "p",
                    "li",
                    "dt",
                    "dd",
                    "article",
                    "main",
                    "header",
                    "footer",
                    "nav",
                    "center",
                    "address",
                    "form",
                    "fieldset",
                    "legend",
                    "hgroup",
                    "search",
                    "body",
                    "html",
                    "figcaption",
                    "summary",
                    "caption",
                    "tr",
                    "tbody",
                    "thead",
                    "tfoot",
                    "select",
                    "optgroup",
                    "option",
                    "dialog",
                    "td",
                    "th" ->
                    block(element, flow);
            default -> inline(element, flow);
        }
    }

    /// A list of terms becomes a list whose items begin with the term; old galleries and captions
    /// made of one are read as pictures.
    private void definitions(Element element, Flow flow) {
        if (figures.gallery(element, flow)) return;
        if (!Trees.any(element.children(), Trees.named("img"))) terms.terms(element, flow);
        else if (element.hasClass("wp-caption")) figures.captioned(element, flow);
        else block(element, flow);
    }

    void block(Element element, Flow flow) {
        flow.end();
        Optional<Flow.Wrap> foreign = foreign(element);
        foreign.ifPresent(flow::open);
        walk(element.children(), flow);
        flow.end();
        if (foreign.isPresent()) flow.close();
    }

    private void container(Element element, Flow flow) {
        boolean special = boxes.box(element, flow) || figures.gallery(element, flow);
        if (special) return;
        if (element.hasClass("wp-caption")) figures.captioned(element, flow);
        else block(element, flow);
    }

    private void heading(Element element, Flow flow) {
        List<Block> rest = new ArrayList<>();
        List<Inline> text = text(element.children(), rest);
        int level = Math.max(2, element.name().charAt(1) - '0');
        if (!Inlines.blank(text)) flow.block(new Block.Heading(level, text));
        rest.forEach(flow::block);
    }

    private void list(Element element, Flow flow) {
        if (figures.gallery(element, flow)) return;
        List<List<Block>> items = new ArrayList<>();
        for (HtmlNode child : element.children()) {
            boolean item = child instanceof Element li && li.name().equals("li");
            List<Block> blocks =
                    item ? blocks(((Element) child).children()) : blocks(List.of(child));
            if (blocks.isEmpty()) continue;
            if (item || items.isEmpty()) items.add(blocks);
            else items.getLast().addAll(blocks);
        }
        if (!items.isEmpty())
            flow.block(
                    new Block.ListBlock(
                            element.name().equals("ol"),
                            number(element.attribute("start"), 1),
                            items));
    }

    static int number(@Nullable String value, int otherwise) {
        return value != null && value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : otherwise;
    }

    private void preformatted(Element element, Flow flow) {
        boolean verse = element.hasClass("wp-block-verse");
        boolean code =
                element.hasClass("wp-block-code")
                        || element.children().stream()
                                .anyMatch(child ->
                                        child instanceof Element only
                                                && only.name().equals("code"));
        List<Block> rest = new ArrayList<>();
        List<Inline> text = new Lines(this, notes, code).read(element.children(), rest);
        if (!Inlines.blank(text)) {
            Block.Preformatted.Kind kind =
                    verse
                            ? Block.Preformatted.Kind.VERSE
                            : code ? Block.Preformatted.Kind.CODE : Block.Preformatted.Kind.PLAIN;
            flow.block(new Block.Preformatted(kind, text));
        }
        rest.forEach(flow::block);
    }

    private void control(Element element, Flow flow) {
        notes.dropped("form field");
        if (element.name().equals("button")) walk(element.children(), flow);
    }

    private void formula(Element element, Flow flow) {
        notes.dropped("formula");
        flow.text(" " + PlainText.line(element.children()) + " ");
    }

    private void inline(Element element, Flow flow) {
        Marks.Quotation quotation = Marks.quotation(element);
        flow.text(quotation.before());
        flow.open(Marks.wrap(element, notes).orElse(foreign(element).orElse(Flow.Wrap.NONE)));
        walk(element.children(), flow);
        flow.close();
        flow.text(quotation.after());
    }

    private static Optional<Flow.Wrap> foreign(Element element) {
        String language = element.attribute("lang");
        if (language == null || !Languages.wellFormed(language)) return Optional.empty();
        return Optional.of(content -> List.of(new Inline.Foreign(language, content)));
    }
}
