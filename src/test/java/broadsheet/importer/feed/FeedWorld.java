package broadsheet.importer.feed;

import broadsheet.text.PlainText;
import broadsheet.text.Sanitiser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A feed as the cases of a feed parser name its parts. What we do not keep is not there.
final class FeedWorld {
    /// HTML as we keep it: compared by its words, and by what our sanitiser leaves of it.
    record Html(String html) {}

    private FeedWorld() {}

    static Map<String, Object> of(Feed feed) {
        Map<String, Object> world = new LinkedHashMap<>();
        world.put("bozo", false);
        Map<String, Object> top = new LinkedHashMap<>();
        String own = feed.language();
        html(top, own, feed.title(), "title");
        html(top, own, feed.subtitle(), "subtitle", "description", "tagline");
        html(top, own, feed.rights(), "rights", "copyright");
        text(top, feed.id(), "id", "guid");
        text(top, feed.link(), "link");
        text(top, feed.language(), "language");
        if (!feed.image().isEmpty())
            top.put("image", Map.of("href", feed.image(), "url", feed.image()));
        people(top, feed.authors(), List.of());
        tags(top, feed.categories());
        top.put("links", feed.links().stream().map(FeedWorld::link).toList());
        world.put("feed", top);
        world.put("entries", feed.items().stream().map(item -> item(item, own)).toList());
        return world;
    }

    private static Map<String, Object> item(FeedItem item, String outer) {
        String own = item.language().isEmpty() ? outer : item.language();
        Map<String, Object> entry = new LinkedHashMap<>();
        html(entry, own, item.title(), "title");
        html(
                entry,
                own,
                item.summary().isEmpty() ? item.content() : item.summary(),
                "summary",
                "description");
        html(entry, own, item.rights(), "rights");
        if (!item.content().isEmpty()) entry.put("content", List.of(content(item, own)));
        text(entry, item.id(), "id", "guid");
        text(entry, item.link(), "link");
        text(entry, item.language(), "language");
        if (!item.source().isEmpty()) {
            Map<String, Object> source = new LinkedHashMap<>();
            html(source, own, item.source(), "title");
            entry.put("source", source);
        }
        time(entry, item.published(), "published", "created");
        time(entry, item.updated(), "updated");
        people(entry, item.authors(), item.contributors());
        tags(entry, item.categories());
        entry.put("links", item.links().stream().map(FeedWorld::link).toList());
        entry.put(
                "enclosures",
                item.links().stream()
                        .filter(link -> link.rel().equals("enclosure"))
                        .map(FeedWorld::link)
                        .toList());
        if (!item.pictures().isEmpty()) {
            String url = item.pictures().getFirst().url();
            entry.put("image", Map.of("href", url));
            entry.put("media_thumbnail", List.of(Map.of("url", url)));
            entry.put("media_content", List.of(Map.of("url", url)));
        }
        return entry;
    }

    private static Map<String, Object> content(FeedItem item, String language) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("value", new Html(item.content()));
        content.put("language", language.isEmpty() ? Expectation.None.NONE : language);
        return content;
    }

    private static void html(
            Map<String, Object> in, String language, String html, String... names) {
        if (html.isEmpty()) return;
        Object spoken = language.isEmpty() ? Expectation.None.NONE : language;
        for (String name : names) {
            in.put(name, new Html(html));
            in.put(name + "_detail", Map.of("value", new Html(html), "language", spoken));
        }
    }

    private static void text(Map<String, Object> in, String text, String... names) {
        if (text.isEmpty()) return;
        for (String name : names) in.put(name, text);
    }

    private static void time(Map<String, Object> in, Instant at, String... names) {
        if (at == null) return;
        for (String name : names) {
            in.put(name, at);
            in.put(name + "_parsed", parsed(at));
        }
    }

    private static List<Object> parsed(Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        return Stream.of(
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        time.getDayOfWeek().getValue() - 1,
                        time.getDayOfYear(),
                        0)
                .<Object>map(Integer::longValue)
                .toList();
    }

    private static void people(
            Map<String, Object> in, List<Feed.Person> authors, List<Feed.Person> contributors) {
        if (!authors.isEmpty()) {
            Feed.Person first = authors.getFirst();
            in.put("author", said(first));
            in.put("author_detail", person(first));
            in.put("authors", authors.stream().map(FeedWorld::person).toList());
        }
        if (!contributors.isEmpty())
            in.put("contributors", contributors.stream().map(FeedWorld::person).toList());
    }

    private static String said(Feed.Person person) {
        if (person.name().isEmpty()) return person.email();
        return person.email().isEmpty()
                ? person.name()
                : person.name() + " (" + person.email() + ")";
    }

    private static Map<String, Object> person(Feed.Person person) {
        Map<String, Object> map = new LinkedHashMap<>();
        text(map, person.name(), "name");
        text(map, person.email(), "email");
        text(map, person.uri(), "url", "href");
        return map;
    }

    private static void tags(Map<String, Object> in, List<Feed.Category> categories) {
        if (categories.isEmpty()) return;
        in.put("category", categories.getFirst().term());
        in.put("tags", categories.stream().map(FeedWorld::tag).toList());
    }

    private static Map<String, Object> tag(Feed.Category category) {
        Map<String, Object> map = new LinkedHashMap<>();
        text(map, category.term(), "term");
        text(map, category.scheme(), "scheme");
        text(map, category.label(), "label");
        return map;
    }

    private static Map<String, Object> link(Feed.Link link) {
        Map<String, Object> map = new LinkedHashMap<>();
        text(map, link.rel(), "rel");
        text(map, link.href(), "href", "url");
        text(map, link.type(), "type");
        text(map, link.title(), "title");
        text(map, link.hreflang(), "hreflang");
        if (link.length() > 0) map.put("length", Long.toString(link.length()));
        return map;
    }

    /// Whether what was read says what the case expects.
    static boolean same(Object read, Object literal) {
        if (read instanceof Html(var html))
            return literal instanceof String text && sameHtml(html, text)
                    || literal instanceof Html(var other) && sameHtml(html, other);
        if (literal instanceof Html) return same(literal, read);
        if (read instanceof Instant at && literal instanceof String text)
            return at.equals(FeedDates.at(text));
        if (read instanceof Map<?, ?> map && literal instanceof Map<?, ?> wanted)
            return wanted.entrySet().stream()
                    .allMatch(each ->
                            map.containsKey(each.getKey())
                                    && same(map.get(each.getKey()), each.getValue()));
        return read.equals(literal);
    }

    private static boolean sameHtml(String html, String wanted) {
        String words = PlainText.of(html);
        return html.equals(wanted)
                || html.indexOf('<') < 0 && words.equals(wanted)
                || clean(html).equals(clean(wanted));
    }

    private static String clean(String html) {
        return Sanitiser.clean(html).toString().replaceAll("\\s+", " ").strip();
    }
}
