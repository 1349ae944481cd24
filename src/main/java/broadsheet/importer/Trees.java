package broadsheet.importer;

import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Searches in parsed HTML.
final class Trees {
    private Trees() {}

    /// Every element below that fits, in order; none inside one that fits, none inside `noscript`
    /// or `template`.
    static List<Element> all(List<HtmlNode> nodes, Predicate<Element> fits) {
        List<Element> found = new ArrayList<>();
        collect(nodes, fits, found);
        return found;
    }

    private static void collect(
            List<HtmlNode> nodes, Predicate<Element> fits, List<Element> found) {
        for (HtmlNode node : nodes) {
            if (!(node instanceof Element element) || hidden(element)) continue;
            if (fits.test(element)) found.add(element);
            else collect(element.children(), fits, found);
        }
    }

    private static boolean hidden(Element element) {
        return element.name().equals("noscript") || element.name().equals("template");
    }

    static Optional<Element> first(List<HtmlNode> nodes, Predicate<Element> fits) {
        for (HtmlNode node : nodes) {
            if (!(node instanceof Element element) || hidden(element)) continue;
            if (fits.test(element)) return Optional.of(element);
            Optional<Element> below = first(element.children(), fits);
            if (below.isPresent()) return below;
        }
        return Optional.empty();
    }

    static boolean any(List<HtmlNode> nodes, Predicate<Element> fits) {
        return first(nodes, fits).isPresent();
    }

    /// The tree without the elements that fit.
    static List<HtmlNode> without(List<HtmlNode> nodes, Predicate<Element> unfit) {
        List<HtmlNode> kept = new ArrayList<>();
        for (HtmlNode node : nodes) {
            if (!(node instanceof Element element)) kept.add(node);
            else if (!unfit.test(element))
                kept.add(
                        new Element(
                                element.name(),
                                element.attributes(),
                                without(element.children(), unfit)));
        }
        return kept;
    }

    /// The tree with the addresses of its links as `links` gives them; null: without that link.
    static Element relinked(Element element, Links links) {
        Map<String, String> attributes = new LinkedHashMap<>(element.attributes());
        if (element.name().equals("a") && element.has("href")) {
            String address = links.link(element.attribute("href"));
            if (address == null) attributes.remove("href");
            else attributes.put("href", address);
        }
        List<HtmlNode> children = new ArrayList<>();
        for (HtmlNode child : element.children())
            children.add(child instanceof Element below ? relinked(below, links) : child);
        return new Element(element.name(), attributes, children);
    }

    /// Gives the address of a link as it shall be.
    interface Links {
        @Nullable String link(@Nullable String href);
    }

    static Predicate<Element> named(String... names) {
        return element -> List.of(names).contains(element.name());
    }

    static Predicate<Element> classed(String... classes) {
        return element ->
                element.has("class") && List.of(classes).stream().anyMatch(element::hasClass);
    }
}
