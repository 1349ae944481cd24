package broadsheet.feeds;

import broadsheet.testing.Markup;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/// RFC 4287: its schema and the rules in its prose that a schema cannot say.
final class AtomRules {
    private static final Map<String, String> FEED =
            Map.ofEntries(
                    Map.entry("author", "*"),
                    Map.entry("category", "*"),
                    Map.entry("contributor", "*"),
                    Map.entry("generator", "?"),
                    Map.entry("icon", "?"),
                    Map.entry("id", "1"),
                    Map.entry("link", "*"),
                    Map.entry("logo", "?"),
                    Map.entry("rights", "?"),
                    Map.entry("subtitle", "?"),
                    Map.entry("title", "1"),
                    Map.entry("updated", "1"),
                    Map.entry("entry", "*"));
    private static final Map<String, String> ENTRY =
            Map.ofEntries(
                    Map.entry("author", "*"),
                    Map.entry("category", "*"),
                    Map.entry("content", "?"),
                    Map.entry("contributor", "*"),
                    Map.entry("id", "1"),
                    Map.entry("link", "*"),
                    Map.entry("published", "?"),
                    Map.entry("rights", "?"),
                    Map.entry("source", "?"),
                    Map.entry("summary", "?"),
                    Map.entry("title", "1"),
                    Map.entry("updated", "1"));

    private final List<String> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private AtomRules() {}

    static List<String> problems(String xml, String self) {
        AtomRules rules = new AtomRules();
        rules.feed(Markup.parse(xml).getDocumentElement(), self);
        return rules.problems;
    }

    private void feed(Element feed, String self) {
        check(
                feed.getLocalName().equals("feed") && Markup.ATOM.equals(feed.getNamespaceURI()),
                "root");
        language(feed);
        common(feed, FEED);
        check(links(feed, "self").equals(List.of(self)), "self is " + links(feed, "self"));
        boolean signed = !all(feed, "author").isEmpty();
        boolean entries = false;
        for (Element child : Markup.children(feed)) {
            if (child.getLocalName().equals("entry")) {
                entries = true;
                entry(child, signed);
            } else check(!entries, child.getLocalName() + " after the first entry");
        }
    }

    private void entry(Element entry, boolean signed) {
        common(entry, ENTRY);
        language(entry);
        check(ids.add(one(entry, "id")), "id twice");
        check(signed || !all(entry, "author").isEmpty(), "nobody's entry");
        check(!one(entry, "published").isEmpty(), "not published");
        date(one(entry, "published"));
        List<Element> content = all(entry, "content");
        check(
                !content.isEmpty() || !links(entry, "alternate").isEmpty(),
                "neither content nor link");
        for (Element html : content) {
            check(html.getAttribute("type").equals("html"), "type " + html.getAttribute("type"));
            check(Markup.children(html).isEmpty(), "elements in escaped HTML");
            problems.addAll(content(html.getTextContent()));
        }
    }

    private static List<String> content(String html) {
        return RssRules.problems(
                "<rss version='2.0' xmlns:content='"
                        + Markup.CONTENT
                        + "' xmlns:atom='"
                        + Markup.ATOM
                        + "'><channel><title>x</title>"
                        + "<link>http://x.example</link><description>x</description>"
                        + "<language>en</language><lastBuildDate>Fri, 20 Nov 2026 09:00:00 GMT</lastBuildDate>"
                        + "<image><url>http://x.example/</url><title>x</title><link>http://x.example</link></image>"
                        + "<atom:link rel='self' href='http://x.example/'/>"
                        + "<item><title>x</title><link>http://x.example</link>"
                        + "<guid isPermaLink='false'>tag:x.example,2026-01-01:story/1</guid>"
                        + "<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><content:encoded>"
                        + broadsheet.text.SafeHtml.escape(html)
                        + "</content:encoded></item></channel></rss>",
                "http://x.example/");
    }

    private void common(Element parent, Map<String, String> model) {
        for (Element child : Markup.children(parent)) {
            if (!Markup.ATOM.equals(child.getNamespaceURI())) continue;
            check(model.containsKey(child.getLocalName()), "unknown " + child.getLocalName());
        }
        model.forEach((name, often) -> {
            int count = all(parent, name).size();
            check(often.equals("*") || count < 2, count + " × " + name);
            check(!often.equals("1") || count == 1, "no " + name);
        });
        check(!one(parent, "title").isBlank(), "no title");
        check(one(parent, "id").matches("[a-zA-Z][a-zA-Z0-9+.-]*:.+"), "id " + one(parent, "id"));
        date(one(parent, "updated"));
        Set<String> alternates = new HashSet<>();
        for (Element link : all(parent, "link")) {
            check(
                    RssRules.isAddress(link.getAttribute("href")),
                    "link " + link.getAttribute("href"));
            if (link.getAttribute("rel").equals("alternate"))
                check(alternates.add(link.getAttribute("type")), "two alternates of a type");
            String length = link.getAttribute("length");
            check(length.isEmpty() || length.matches("\\d+"), "length " + length);
        }
        for (Element person : all(parent, "author")) {
            check(!one(person, "name").isBlank(), "author without a name");
            String uri = one(person, "uri");
            check(uri.isEmpty() || RssRules.isAddress(uri), "uri " + uri);
        }
        for (Element category : all(parent, "category"))
            check(!category.getAttribute("term").isBlank(), "category without a term");
    }

    private void language(Element element) {
        String tag = element.getAttribute("xml:lang");
        check(tag.isEmpty() || RssRules.LANGUAGE.matcher(tag).matches(), "xml:lang " + tag);
    }

    private void date(String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            problems.add("date " + text);
        }
    }

    private static List<Element> all(Element parent, String name) {
        return Markup.children(parent, Markup.ATOM, name);
    }

    private static String one(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent();
    }

    static List<String> links(Element parent, String relation) {
        return all(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private void check(boolean good, String problem) {
        if (!good) problems.add(problem);
    }
}
