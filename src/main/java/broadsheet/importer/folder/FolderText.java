package broadsheet.importer.folder;

import broadsheet.importer.Markdown;
import broadsheet.text.HtmlNode;
import broadsheet.text.HtmlNode.Element;
import broadsheet.text.HtmlTree;
import broadsheet.text.PlainText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of one file as HTML: templates replaced, Markdown read, and of a whole page only its
/// story.
///
/// @param heading the largest one, where the text begins with it, or null
/// @param dropped what of its templates was left out
record FolderText(List<HtmlNode> tree, @Nullable Element heading, Map<String, Integer> dropped) {
    /// Kramdown's attributes after a block or a word, and its tables of contents.
    private static final Pattern ATTRIBUTES = Pattern.compile("\\{:[^{}\\n]{0,200}}");

    private static final Pattern CONTENTS =
            Pattern.compile(
                    "(?m)^[*\\d][.]? {1,3}[^\\n]{1,80}\\n\\{:[^}\\n]{0,80}toc[^}\\n]{0,80}}$");

    static FolderText of(Source source, String body, SiteConfig config, Pages pages) {
        String text = body;
        if (config.maker() == Maker.JEKYLL)
            text = ATTRIBUTES.matcher(CONTENTS.matcher(text).replaceAll("")).replaceAll("");
        Templates templates =
                new Templates(
                        text,
                        config.maker(),
                        config.base(),
                        word -> pages.named(word, source.folder()));
        text = templates.replaced();
        String html = Templates.shown(source.isHtml() ? text : Markdown.html(text));
        List<HtmlNode> tree = story(HtmlTree.parse(html));
        return new FolderText(tree, heading(tree), templates.dropped());
    }

    /// The words of the heading, or an empty text.
    String title() {
        return heading == null ? "" : PlainText.line(heading.children());
    }

    /// The tree, without the heading where that only says the headline again.
    List<HtmlNode> under(String headline) {
        if (heading == null || !title().equalsIgnoreCase(headline.strip())) return tree;
        return tree.stream().filter(node -> node != heading).toList();
    }

    /// Of a whole page its article, or its main part; all of what is no whole page.
    private static List<HtmlNode> story(List<HtmlNode> tree) {
        for (String name : List.of("article", "main")) {
            Optional<Element> found = first(tree, element -> element.name().equals(name));
            if (found.isPresent()) return found.get().children();
        }
        return tree;
    }

    private static @Nullable Element heading(List<HtmlNode> tree) {
        for (HtmlNode node : tree) {
            if (node instanceof Element element && element.name().equals("h1")) return element;
            if (!PlainText.line(List.of(node)).isEmpty()) return null;
        }
        return null;
    }

    static Optional<Element> first(List<HtmlNode> nodes, Predicate<Element> fits) {
        for (HtmlNode node : nodes) {
            if (!(node instanceof Element element)) continue;
            if (fits.test(element)) return Optional.of(element);
            Optional<Element> below = first(element.children(), fits);
            if (below.isPresent()) return below;
        }
        return Optional.empty();
    }
}
