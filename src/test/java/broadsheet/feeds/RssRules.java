package broadsheet.feeds;

import broadsheet.testing.Markup;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.w3c.dom.Element;

/// What the RSS 2.0 specification and the RSS Advisory Board's profile ask, as the usual validators
/// check it.
final class RssRules {
    private static final Set<String> CHANNEL =
            Set.of(
                    "title",
                    "link",
                    "description",
                    "language",
                    "copyright",
                    "managingEditor",
                    "webMaster",
                    "pubDate",
                    "lastBuildDate",
                    "category",
                    "generator",
                    "docs",
                    "cloud",
                    "ttl",
                    "image",
                    "rating",
                    "textInput",
                    "skipHours",
                    "skipDays",
                    "item");
    private static final Set<String> ITEM =
            Set.of(
                    "title",
                    "link",
                    "description",
                    "author",
                    "category",
                    "comments",
                    "enclosure",
                    "guid",
                    "pubDate",
                    "source");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+ \\(.+\\)");
    static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss zzz", Locale.ENGLISH);

    private final List<String> problems = new ArrayList<>();

    private RssRules() {}

    static List<String> problems(String xml, String self) {
        RssRules rules = new RssRules();
        rules.document(Markup.parse(xml).getDocumentElement(), self);
        return rules.problems;
    }

    private void document(Element root, String self) {
        check(root.getTagName().equals("rss"), "root " + root.getTagName());
        check(root.getAttribute("version").equals("2.0"), "version");
        List<Element> channels = Markup.children(root, "channel");
        check(channels.size() == 1, channels.size() + " channels");
        channel(channels.getFirst(), self);
    }

    private void channel(Element channel, String self) {
        once(channel, CHANNEL, Set.of("item", "category"));
        for (String needed : List.of("title", "link", "description"))
            check(!Markup.text(channel, needed).isBlank(), "no " + needed);
        address(Markup.text(channel, "link"));
        language(Markup.text(channel, "language"));
        date(Markup.text(channel, "lastBuildDate"));
        String editor = Markup.text(channel, "managingEditor");
        check(editor.isEmpty() || EMAIL.matcher(editor).matches(), "editor " + editor);
        Element image = Markup.children(channel, "image").getFirst();
        address(Markup.text(image, "url"));
        check(Markup.text(image, "title").equals(Markup.text(channel, "title")), "image title");
        check(Markup.text(image, "link").equals(Markup.text(channel, "link")), "image link");
        List<String> selves =
                Markup.children(channel, Markup.ATOM, "link").stream()
                        .filter(link -> link.getAttribute("rel").equals("self"))
                        .map(link -> link.getAttribute("href"))
                        .toList();
        check(selves.equals(List.of(self)), "self is " + selves);
        Markup.children(channel, Markup.ATOM, "link")
                .forEach(link -> address(link.getAttribute("href")));
        Set<String> guids = new HashSet<>();
        for (Element item : Markup.children(channel, "item")) {
            item(item);
            check(guids.add(Markup.text(item, "guid")), "guid twice");
        }
    }

    private void item(Element item) {
        once(item, ITEM, Set.of("category"));
        check(!Markup.text(item, "title").isBlank(), "no title");
        check(!Markup.text(item, "title").matches("(?s).*[\\r\\n\\t].*"), "title of lines");
        address(Markup.text(item, "link"));
        Element guid = Markup.children(item, "guid").getFirst();
        check(guid.getAttribute("isPermaLink").equals("false"), "isPermaLink");
        check(guid.getTextContent().matches("tag:[^,]+,\\d{4}-\\d\\d-\\d\\d:story/\\d+"), "guid");
        date(Markup.text(item, "pubDate"));
        for (Element enclosure : Markup.children(item, "enclosure")) {
            address(enclosure.getAttribute("url"));
            check(enclosure.getAttribute("length").matches("\\d+"), "length");
            check(enclosure.getAttribute("type").matches("[a-z]+/[a-z0-9.+-]+"), "type");
        }
        for (Element media : Markup.children(item, Markup.MEDIA, "content"))
            address(media.getAttribute("url"));
        Markup.children(item, Markup.DC, "creator")
                .forEach(by -> check(!by.getTextContent().isBlank(), "creator without a name"));
        content(Markup.text(item, Markup.CONTENT, "encoded"));
    }

    /// Nothing that runs, nothing relative.
    void content(String html) {
        var page = Jsoup.parseBodyFragment(html);
        check(
                page.select(
                                "script, style, iframe, object, embed, form, input, link, meta, base, svg")
                        .isEmpty(),
                "not for feeds in " + html);
        for (var element : page.body().select("*"))
            for (var attribute : element.attributes()) {
                check(!attribute.getKey().startsWith("on"), attribute.getKey());
                check(!attribute.getKey().equals("style"), "style");
                if (Set.of("href", "src", "cite", "srcset").contains(attribute.getKey()))
                    address(attribute.getValue());
            }
    }

    private void once(Element parent, Set<String> known, Set<String> often) {
        Set<String> seen = new HashSet<>();
        for (Element child : Markup.children(parent)) {
            if (child.getNamespaceURI() != null) continue;
            check(known.contains(child.getTagName()), "unknown " + child.getTagName());
            if (!often.contains(child.getTagName()))
                check(seen.add(child.getTagName()), child.getTagName() + " twice");
        }
    }

    private void language(String tag) {
        check(LANGUAGE.matcher(tag).matches(), "language " + tag);
    }

    private void date(String text) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(text, RFC_822);
            check(date.getYear() > 999, "year of " + text);
        } catch (DateTimeException e) {
            problems.add("date " + text);
        }
    }

    private void address(String text) {
        check(isAddress(text), "address " + text);
    }

    static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            if (Set.of("mailto", "tel").contains(String.valueOf(uri.getScheme()))) return true;
            return uri.isAbsolute()
                    && uri.getHost() != null
                    && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void check(boolean good, String problem) {
        if (!good) problems.add(problem);
    }
}
