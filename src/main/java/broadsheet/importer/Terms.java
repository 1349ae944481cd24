package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import java.util.ArrayList;
import java.util.List;

/// Lists of terms with what is said of each (`dl`): a glossary, questions and answers, who is who.
/// Each becomes a list in which an item is a term, set strong, and what is said of it below.
final class Terms {
    private final HtmlBlocks blocks;

    Terms(HtmlBlocks blocks) {
        this.blocks = blocks;
    }

    void terms(Element list, Flow flow) {
        Reading reading = new Reading();
        reading.read(list.children());
        if (!reading.items.isEmpty())
            flow.block(new Block.ListBlock(false, 1, List.copyOf(reading.items)));
        reading.rest.forEach(flow::block);
    }

    private final class Reading {
        private final List<List<Block>> items = new ArrayList<>();
        private final List<Block> rest = new ArrayList<>();

        /// Whether the item that is open has terms only, so that a further term is one of it.
        private boolean open;

        private void read(List<HtmlNode> nodes) {
            for (HtmlNode node : nodes) {
                if (node instanceof Element element && element.name().equals("dt")) term(element);
                else if (node instanceof Element element && element.name().equals("div"))
                    read(element.children());
                else
                    said(
                            node instanceof Element dd && dd.name().equals("dd")
                                    ? blocks.blocks(dd.children())
                                    : blocks.blocks(List.of(node)));
            }
        }

        private void term(Element element) {
            List<Inline> text = blocks.text(element.children(), rest);
            if (Inlines.blank(text)) return;
            if (!open) items.add(new ArrayList<>());
            open = true;
            boolean strong =
                    text.size() == 1
                            && text.getFirst() instanceof Inline.Marked(var mark, _)
                            && mark == Inline.Mark.STRONG;
            items.getLast()
                    .add(
                            new Block.Paragraph(
                                    strong
                                            ? text
                                            : List.of(
                                                    new Inline.Marked(Inline.Mark.STRONG, text))));
        }

        private void said(List<Block> body) {
            if (body.isEmpty()) return;
            if (items.isEmpty()) items.add(new ArrayList<>());
            items.getLast().addAll(body);
            open = false;
        }
    }
}
