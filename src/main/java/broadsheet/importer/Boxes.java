package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Quotations, fact boxes, boxes of related stories.
final class Boxes {
    private static final Predicate<Element> HEADING =
            Trees.named("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Predicate<Element> SOURCE = Trees.named("cite", "footer");

    private final HtmlBlocks blocks;
    private final Notes notes;

    Boxes(HtmlBlocks blocks, Notes notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /// Reads an element whose class says that it is a box; false where it says nothing of the kind.
    boolean box(Element element, Flow flow) {
        if (Trees.classed("wp-block-pullquote", "pullquote").test(element))
            pullQuote(element, flow);
        else if (element.hasClass("factbox")) factBox(element, HEADING, flow);
        else if (element.hasClass("related")) related(element, flow);
        else if (element.hasClass("wp-block-file")) file(element, flow);
        else return false;
        return true;
    }

    void quote(Element element, Flow flow) {
        if (box(element, flow) || blocks.frames().post(element, flow)) return;
        List<Inline> attribution = new ArrayList<>();
        List<HtmlNode> words = new ArrayList<>();
        for (HtmlNode child : element.children()) {
            if (child instanceof Element source && SOURCE.test(source) && !words.isEmpty())
                attribution.addAll(blocks.text(source.children(), new ArrayList<>()));
            else words.add(child);
        }
        List<Block> body = new ArrayList<>(blocks.blocks(words));
        if (attribution.isEmpty()) attribution = lastSource(body);
        if (body.isEmpty() && !attribution.isEmpty()) {
            body.add(new Block.Paragraph(attribution));
            attribution = List.of();
        }
        if (!body.isEmpty()) flow.block(new Block.Quote(body, attribution));
    }

    /// Takes a source on the quotation's last line out of its body.
    private static List<Inline> lastSource(List<Block> body) {
        if (body.isEmpty() || !(body.getLast() instanceof Block.Paragraph(var text)))
            return List.of();
        if (!(text.getLast() instanceof Inline.Marked(var mark, var source))
                || mark != Inline.Mark.CITATION) return List.of();
        int before = text.size() - 1;
        if (before > 0 && !(text.get(before - 1) instanceof Inline.LineBreak)) return List.of();
        body.removeLast();
        if (before > 1) body.add(new Block.Paragraph(text.subList(0, before - 1)));
        return source;
    }

    private void pullQuote(Element element, Flow flow) {
        List<Block> rest = new ArrayList<>();
        List<Inline> attribution = new ArrayList<>();
        for (Element source : Trees.all(element.children(), SOURCE))
            attribution.addAll(blocks.text(source.children(), rest));
        List<HtmlNode> words = new ArrayList<>();
        for (HtmlNode child : Trees.without(element.children(), SOURCE)) {
            if (child instanceof Element quote && quote.name().equals("blockquote"))
                words.addAll(quote.children());
            else words.add(child);
        }
        List<Inline> text = blocks.text(words, rest);
        if (text.isEmpty() && !attribution.isEmpty()) flow.block(new Block.Paragraph(attribution));
        else if (!text.isEmpty()) flow.block(new Block.PullQuote(text, attribution));
        rest.forEach(flow::block);
    }

    void details(Element element, Flow flow) {
        factBox(element, Trees.named("summary"), flow);
    }

    private void factBox(Element element, Predicate<Element> title, Flow flow) {
        List<HtmlNode> body = new ArrayList<>();
        @Nullable Element titled = null;
        for (HtmlNode child : element.children()) {
            if (titled == null && child instanceof Element first && title.test(first))
                titled = first;
            else body.add(child);
        }
        String words = titled == null ? "" : PlainText.line(titled.children());
        List<Block> inside = blocks.blocks(body);
        if (!words.isEmpty() || !inside.isEmpty())
            flow.block(new Block.FactBox(words.isEmpty() ? null : words, inside));
    }

    private void related(Element element, Flow flow) {
        List<Block.RelatedStories.Related> links = new ArrayList<>();
        for (Element link : Trees.all(element.children(), Trees.named("a"))) {
            String href = notes.link(link.attribute("href"));
            String headline = PlainText.line(link.children());
            if (href != null && !headline.isEmpty())
                links.add(new Block.RelatedStories.Related(href, headline));
        }
        String title =
                Trees.first(element.children(), HEADING)
                        .map(heading -> PlainText.line(heading.children()))
                        .orElse("");
        if (links.isEmpty()) blocks.block(element, flow);
        else flow.block(new Block.RelatedStories(title.isEmpty() ? null : title, links));
    }

    /// A file to fetch: its link, without the button that says so again.
    private void file(Element element, Flow flow) {
        Predicate<Element> again = Trees.classed("wp-block-file__button", "wp-block-file__embed");
        flow.end();
        blocks.walk(Trees.without(element.children(), again), flow);
        flow.end();
    }
}
