package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Block.Table.Cell;
import broadsheet.story.Inline;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Tables. One used for layout (a single column or cell, or so marked) is read as what it holds;
/// one whose cells hold tables or lists is kept as it was.
final class Tables {
    /// What a cell, which holds running text, cannot say.
    private static final Predicate<Element> BEYOND_TEXT = Trees.named("table", "pre");

    /// What shows that a table of one column only places things on the page.
    private static final Predicate<Element> PLACED =
            Trees.named("table", "ul", "ol", "dl", "pre", "blockquote");

    private static final int MOST_COLUMNS = 100;
    private static final int MOST_ROWS = 1_000;

    private final HtmlBlocks blocks;
    private final Notes notes;

    Tables(HtmlBlocks blocks, Notes notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /// A table's rows as found, those of its head and foot apart.
    private record Parts(
            List<Element> head, List<Element> body, List<Element> foot, List<HtmlNode> beside) {
        private static Parts of(Element table) {
            Parts parts =
                    new Parts(
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>());
            for (HtmlNode child : table.children()) {
                if (!(child instanceof Element element)) continue;
                switch (element.name()) {
                    case "thead" ->
                            parts.rows(element, parts.body.isEmpty() ? parts.head : parts.body);
                    case "tfoot" -> parts.rows(element, parts.foot);
                    case "tbody" -> parts.rows(element, parts.body);
                    case "tr" -> parts.body.add(element);
                    case "caption" -> {}
                    default -> parts.beside.add(element);
                }
            }
            return parts;
        }

        private void rows(Element section, List<Element> into) {
            for (HtmlNode child : section.children()) {
                if (child instanceof Element row && row.name().equals("tr")) into.add(row);
                else beside.add(child);
            }
        }

        private List<Element> all() {
            List<Element> all = new ArrayList<>(head);
            all.addAll(body);
            all.addAll(foot);
            return all;
        }
    }

    void table(Element table, List<Inline> caption, Flow flow) {
        Parts parts = Parts.of(table);
        List<Element> rows = parts.all();
        int columns = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
        boolean complex = Trees.any(List.copyOf(rows), BEYOND_TEXT);
        boolean placed = Trees.any(List.copyOf(rows), PLACED);
        boolean layout =
                "presentation".equals(table.attribute("role"))
                        || (columns <= 1 && (placed || rows.size() <= 1));
        if (layout) blocks.block(table, flow);
        else if (complex) kept(table, flow);
        else read(table, parts, caption, flow);
        blocks.walk(parts.beside(), flow);
    }

    private void kept(Element table, Flow flow) {
        notes.legacy(table, "table with blocks in its cells").ifPresent(flow::block);
        Trees.all(table.children(), Trees.named("img"))
                .forEach(image -> blocks.figures().picture(image, flow));
    }

    private void read(Element table, Parts parts, List<Inline> caption, Flow flow) {
        List<Block> rest = new ArrayList<>();
        List<Inline> own = new ArrayList<>(caption);
        for (HtmlNode child : table.children())
            if (child instanceof Element element && element.name().equals("caption"))
                own.addAll(blocks.text(element.children(), rest));
        List<List<Cell>> rows = new ArrayList<>();
        for (Element row : parts.head()) row(row, true, rows, rest);
        int head = rows.size();
        for (Element row : parts.body()) {
            boolean first = rows.isEmpty() && parts.body().size() > 1;
            boolean header =
                    first && cells(row).stream().allMatch(cell -> cell.name().equals("th"));
            row(row, header, rows, rest);
            if (header) head = rows.size();
        }
        for (Element row : parts.foot()) row(row, false, rows, rest);
        boolean empty =
                rows.stream().flatMap(List::stream).allMatch(cell -> Inlines.blank(cell.text()));
        if (!empty) flow.block(new Block.Table(own, head, rows));
        rest.forEach(flow::block);
    }

    private static List<Element> cells(Element row) {
        List<Element> cells = new ArrayList<>();
        for (HtmlNode child : row.children())
            if (child instanceof Element cell
                    && (cell.name().equals("td") || cell.name().equals("th"))) cells.add(cell);
        return cells;
    }

    private void row(Element row, boolean head, List<List<Cell>> rows, List<Block> rest) {
        List<Cell> cells = new ArrayList<>();
        for (Element cell : cells(row))
            cells.add(
                    new Cell(
                            !head && cell.name().equals("th"),
                            span(cell, "colspan", MOST_COLUMNS),
                            span(cell, "rowspan", MOST_ROWS),
                            blocks.text(cell.children(), rest)));
        if (!cells.isEmpty()) rows.add(cells);
    }

    private static int span(Element cell, String attribute, int most) {
        return Math.clamp(HtmlBlocks.number(cell.attribute(attribute), 1), 1, most);
    }
}
