package broadsheet.importer.ghost;

import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the HTML that Ghost itself makes of its cards (`kg-…` classes), for stories of which an
/// export has nothing better: the same cards, without the buttons and pictures of their controls.
/// What a card holds is searched once and holds no further cards, so that cards in cards in cards
/// cost no more than their length.
final class KgHtml {
    private KgHtml() {}

    /// The tree with each card in a form that the conversion knows how to read.
    static List<HtmlNode> plain(List<HtmlNode> nodes) {
        List<HtmlNode> out = new ArrayList<>(nodes.size());
        for (HtmlNode node : nodes) {
            if (!(node instanceof Element element)) out.add(node);
            else if (!isCard(element)) out.add(with(element, element.name(), null));
            else out.addAll(card(element));
        }
        return out;
    }

    private static boolean isCard(Element element) {
        return element.attributes().getOrDefault("class", "").contains("kg-");
    }

    private static List<HtmlNode> card(Element card) {
        if (card.hasClass("kg-signup-card") || card.hasClass("kg-email-card")) return List.of();
        if (card.hasClass("kg-gallery-card") || card.hasClass("kg-before-after-card"))
            return List.of(with(card, "figure", "wp-block-gallery"));
        if (card.hasClass("kg-blockquote-alt"))
            return List.of(with(card, "blockquote", "wp-block-pullquote"));
        if (card.hasClass("kg-bookmark-card")) return bookmark(card);
        if (card.hasClass("kg-callout-card")) return List.of(with(card, "aside", "factbox"));
        if (card.hasClass("kg-toggle-card")) return toggle(card);
        if (card.hasClass("kg-audio-card") || card.hasClass("kg-video-card")) return sound(card);
        if (card.hasClass("kg-file-card")) return file(card);
        return List.of(with(card, card.name(), null));
    }

    private static List<HtmlNode> bookmark(Element card) {
        Optional<Element> link = find(card, "kg-bookmark-container");
        if (link.isEmpty()) return List.of(card);
        String title = words(card, "kg-bookmark-title");
        List<HtmlNode> caption = named(card, "figcaption");
        if (caption.isEmpty() && !words(card, "kg-bookmark-description").isEmpty())
            caption = List.of(element("figcaption", "", words(card, "kg-bookmark-description")));
        List<HtmlNode> inside = new ArrayList<>();
        inside.add(
                new Element(
                        "a",
                        link.get().attributes(),
                        List.of(
                                new HtmlNode.Characters(
                                        title.isEmpty()
                                                ? PlainText.line(link.get().children())
                                                : title))));
        inside.addAll(caption);
        return List.of(new Element("figure", Map.of("class", "wp-block-embed"), inside));
    }

    private static List<HtmlNode> toggle(Element card) {
        List<HtmlNode> inside = new ArrayList<>();
        inside.add(element("summary", "", words(card, "kg-toggle-heading-text")));
        find(card, "kg-toggle-content").ifPresent(content -> inside.addAll(content.children()));
        return List.of(new Element("details", Map.of(), inside));
    }

    private static List<HtmlNode> sound(Element card) {
        List<HtmlNode> inside = new ArrayList<>(named(card, "audio"));
        inside.addAll(named(card, "video"));
        List<HtmlNode> caption = named(card, "figcaption");
        if (caption.isEmpty() && !words(card, "kg-audio-title").isEmpty())
            caption = List.of(element("figcaption", "", words(card, "kg-audio-title")));
        inside.addAll(caption);
        return List.of(new Element("figure", Map.of(), inside));
    }

    private static List<HtmlNode> file(Element card) {
        Optional<Element> link = find(card, "kg-file-card-container");
        if (link.isEmpty()) return List.of(card);
        String title = words(card, "kg-file-card-title");
        if (title.isEmpty()) title = words(card, "kg-file-card-filename");
        List<HtmlNode> all = new ArrayList<>();
        all.add(
                new Element(
                        "p",
                        Map.of(),
                        List.of(
                                new Element(
                                        "a",
                                        link.get().attributes(),
                                        List.of(new HtmlNode.Characters(title))))));
        String caption = words(card, "kg-file-card-caption");
        if (!caption.isEmpty()) all.add(element("p", "", caption));
        return all;
    }

    private static Element with(
            Element element, String name, @org.jspecify.annotations.Nullable String className) {
        Map<String, String> attributes = new HashMap<>(element.attributes());
        if (className != null) attributes.put("class", className);
        return new Element(name, attributes, plain(element.children()));
    }

    private static Element element(String name, String className, String words) {
        return new Element(
                name, Map.of("class", className), List.of(new HtmlNode.Characters(words)));
    }

    private static String words(Element in, String className) {
        return find(in, className).map(found -> PlainText.line(found.children())).orElse("");
    }

    private static Optional<Element> find(Element in, String className) {
        for (HtmlNode child : in.children()) {
            if (!(child instanceof Element element)) continue;
            if (element.hasClass(className)) return Optional.of(element);
            Optional<Element> below = find(element, className);
            if (below.isPresent()) return below;
        }
        return Optional.empty();
    }

    private static List<HtmlNode> named(Element in, String name) {
        List<HtmlNode> found = new ArrayList<>();
        for (HtmlNode child : in.children()) {
            if (!(child instanceof Element element)) continue;
            if (element.name().equals(name)) found.add(element);
            else found.addAll(named(element, name));
        }
        return found;
    }
}
