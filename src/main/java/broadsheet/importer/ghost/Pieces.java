package broadsheet.importer.ghost;

import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A text as HTML in pieces that each stand for themselves, so that a tag left open in one does not
/// reach into the next; and what was left out.
final class Pieces {
    private final List<String> html = new ArrayList<>();
    private final Map<String, Integer> dropped = new TreeMap<>();

    void add(String piece) {
        if (!piece.isBlank()) html.add(piece);
    }

    void dropped(String what) {
        dropped.merge(what, 1, Integer::sum);
    }

    /// A card in its place, or a count of what is missing there.
    void card(String name, broadsheet.importer.Fields fields) {
        GhostCards.html(name, fields).ifPresentOrElse(this::add, () -> dropped("card " + name));
    }

    boolean isEmpty() {
        return html.isEmpty();
    }

    Map<String, Integer> dropped() {
        return Map.copyOf(dropped);
    }

    /// All pieces as one tree, with Ghost's own classes read.
    List<HtmlNode> tree() {
        List<HtmlNode> nodes = new ArrayList<>();
        for (String piece : html) nodes.addAll(KgHtml.plain(HtmlTree.parse(piece)));
        return nodes;
    }
}
