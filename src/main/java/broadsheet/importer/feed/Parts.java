package broadsheet.importer.feed;

import broadsheet.text.Addresses;
import broadsheet.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// What was found out about a feed or one of its items, and how that is written as Atom 1.0. Of two
/// elements that say the same, the one with more say counts, then the first.
final class Parts {
    static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");

    private static final Pattern MAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+");

    /// Of each kind; more is nothing that anybody meant.
    private static final int MOST = 200;

    enum Part {
        ID,
        TITLE,
        SUMMARY,
        CONTENT,
        RIGHTS,
        LANGUAGE,
        SOURCE,
        LOGO,
        PUBLISHED,
        UPDATED
    }

    private record Said(String value, int say) {}

    private final Map<Part, Said> said = new EnumMap<>(Part.class);
    private final List<Feed.Person> authors = new ArrayList<>();
    private final List<Feed.Person> contributors = new ArrayList<>();
    private final List<Feed.Category> categories = new ArrayList<>();
    private final List<Feed.Link> links = new ArrayList<>();
    private final List<FeedItem.Picture> pictures = new ArrayList<>();

    /// @param say 3: its own element; 2: one of another vocabulary; 1: better than nothing
    void say(Part part, String value, int say) {
        String clean = PlainText.clean(value).strip();
        if (clean.isEmpty()) return;
        Said before = said.get(part);
        if (before == null || say > before.say()) said.put(part, new Said(clean, say));
    }

    void time(Part part, String written, int say) {
        Instant at = FeedDates.at(written);
        if (at != null) say(part, at.toString(), say);
    }

    String get(Part part) {
        Said there = said.get(part);
        return there == null ? "" : there.value();
    }

    void author(Feed.Person person) {
        add(authors, person);
    }

    void contributor(Feed.Person person) {
        add(contributors, person);
    }

    private static void add(List<Feed.Person> people, Feed.Person person) {
        if (person.isBlank() || people.size() >= MOST) return;
        for (int i = 0; i < people.size(); i++) {
            Feed.Person other = people.get(i);
            boolean same =
                    !person.name().isEmpty() && person.name().equalsIgnoreCase(other.name())
                            || !person.email().isEmpty()
                                    && person.email().equalsIgnoreCase(other.email());
            if (!same) continue;
            people.set(
                    i,
                    new Feed.Person(
                            or(other.name(), person.name()),
                            or(other.email(), person.email()),
                            or(other.uri(), person.uri())));
            return;
        }
        people.add(person);
    }

    /// A name and an address for mail written in one: `mara@quay.example (Mara Quay)`.
    static Feed.Person person(String written, String uri) {
        String text = written.strip().replaceFirst("(?i)^mailto:", "");
        Matcher mail = MAIL.matcher(text);
        if (text.length() > 1_000 || !mail.find())
            return new Feed.Person(PlainText.line(text), "", uri);
        String name =
                (text.substring(0, mail.start()) + " " + text.substring(mail.end()))
                        .replaceAll("[()<>\\[\\]\"]", " ")
                        .replaceAll("(?i)\\bmailto:", " ")
                        .replaceAll("\\s+", " ")
                        .replaceAll("^[\\s,;:-]+|[\\s,;:-]+$", "");
        return new Feed.Person(name, mail.group(), uri);
    }

    void category(String term, String scheme, String label) {
        if (term.isBlank() && label.isBlank() || categories.size() >= MOST) return;
        Feed.Category category =
                new Feed.Category(
                        term.isBlank() ? label.strip() : term.strip(), scheme, label.strip());
        if (categories.stream().noneMatch(other -> other.equals(category)))
            categories.add(category);
    }

    void link(Feed.Link link) {
        if (!link.href().isBlank() && links.size() < MOST) links.add(link);
    }

    List<Feed.Link> links() {
        return links;
    }

    void picture(FeedItem.Picture picture) {
        String url = Addresses.web(picture.url());
        if (url == null || pictures.size() >= MOST) return;
        if (pictures.stream().noneMatch(other -> other.url().equals(url)))
            pictures.add(new FeedItem.Picture(url, picture.caption(), picture.credit()));
    }

    /// All of it into an element of Atom 1.0.
    void write(Element into) {
        plain(into, "id", get(Part.ID));
        html(into, "title", get(Part.TITLE));
        html(into, into.getName().equals("feed") ? "subtitle" : "summary", get(Part.SUMMARY));
        html(into, "content", get(Part.CONTENT));
        html(into, "rights", get(Part.RIGHTS));
        plain(into, "logo", get(Part.LOGO));
        plain(into, "published", get(Part.PUBLISHED));
        plain(into, "updated", get(Part.UPDATED));
        people(into, "author", authors);
        people(into, "contributor", contributors);
        for (Feed.Category category : categories) {
            Element element = new Element("category", ATOM);
            element.setAttribute("term", category.term());
            set(element, "scheme", category.scheme());
            set(element, "label", category.label());
            into.addContent(element);
        }
        for (Feed.Link link : links) into.addContent(element(link));
        if (!get(Part.LANGUAGE).isEmpty())
            into.addContent(new Element("language", DC).setText(get(Part.LANGUAGE)));
        if (!get(Part.SOURCE).isEmpty()) {
            Element source = new Element("source", ATOM);
            html(source, "title", get(Part.SOURCE));
            into.addContent(source);
        }
        pictures.forEach(picture -> into.addContent(element(picture)));
    }

    private static void plain(Element into, String name, String value) {
        if (!value.isEmpty()) into.addContent(new Element(name, ATOM).setText(value));
    }

    private static void html(Element into, String name, String value) {
        if (value.isEmpty()) return;
        into.addContent(new Element(name, ATOM).setAttribute("type", "html").setText(value));
    }

    private static void people(Element into, String name, List<Feed.Person> people) {
        for (Feed.Person person : people) {
            Element element = new Element(name, ATOM);
            plain(element, "name", person.name());
            plain(element, "email", person.email());
            plain(element, "uri", person.uri());
            into.addContent(element);
        }
    }

    private static Element element(Feed.Link link) {
        Element element = new Element("link", ATOM);
        element.setAttribute("rel", link.rel()).setAttribute("href", link.href());
        set(element, "type", link.type());
        set(element, "title", link.title());
        set(element, "hreflang", link.hreflang());
        if (link.length() > 0) element.setAttribute("length", Long.toString(link.length()));
        return element;
    }

    private static Element element(FeedItem.Picture picture) {
        Element element = new Element("content", MEDIA);
        element.setAttribute("url", picture.url()).setAttribute("medium", "image");
        if (!picture.caption().isEmpty())
            element.addContent(new Element("description", MEDIA).setText(picture.caption()));
        if (!picture.credit().isEmpty())
            element.addContent(new Element("credit", MEDIA).setText(picture.credit()));
        return element;
    }

    private static void set(Element element, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) element.setAttribute(name, value);
    }

    static String or(String value, String otherwise) {
        return value.isBlank() ? otherwise : value;
    }
}
