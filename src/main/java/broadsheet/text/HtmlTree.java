package broadsheet.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/// Reads HTML as a browser does, into an immutable tree. Never throws; what is nested deeper than
/// the limit is flattened, so that code walking the tree may recurse. Scripts and styles lose their
/// content.
public final class HtmlTree {
    public static final int MAX_DEPTH = 200;

    private HtmlTree() {}

    /// The content of a body made of `html`.
    public static List<HtmlNode> parse(String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        return nodes(parser.parseFragmentInput(html, new Element("body"), ""), 0, false);
    }

    /// As [#parse(String)], comments kept.
    public static List<HtmlNode> parseWithComments(String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        return nodes(parser.parseFragmentInput(html, new Element("body"), ""), 0, true);
    }

    /// The `base` and `link` elements of a whole page, in order, without children.
    public static List<HtmlNode.Element> links(String page) {
        return Parser.htmlParser()
                .setMaxDepth(MAX_DEPTH)
                .parseInput(page, "")
                .select("base, link")
                .stream()
                .map(element -> element(element, MAX_DEPTH, false))
                .toList();
    }

    private static List<HtmlNode> nodes(List<? extends Node> from, int depth, boolean comments) {
        List<HtmlNode> nodes = new ArrayList<>(from.size());
        for (Node node : from) {
            switch (node) {
                case TextNode text ->
                        nodes.add(new HtmlNode.Characters(PlainText.clean(text.getWholeText())));
                case Comment comment when comments ->
                        nodes.add(new HtmlNode.Comment(comment.getData()));
                case Element element when depth > MAX_DEPTH ->
                        nodes.add(new HtmlNode.Characters(PlainText.clean(element.wholeText())));
                case Element element -> nodes.add(element(element, depth, comments));
                default -> {}
            }
        }
        return nodes;
    }

    private static HtmlNode.Element element(Element element, int depth, boolean comments) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Attribute attribute : element.attributes())
            attributes.putIfAbsent(
                    attribute.getKey().toLowerCase(Locale.ROOT),
                    PlainText.clean(attribute.getValue()));
        return new HtmlNode.Element(
                element.normalName(), attributes, nodes(element.childNodes(), depth + 1, comments));
    }
}
