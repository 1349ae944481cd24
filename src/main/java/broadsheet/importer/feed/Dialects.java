package broadsheet.importer.feed;

import broadsheet.importer.feed.Parts.Part;
import broadsheet.text.Addresses;
import broadsheet.text.PlainText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Brings a feed in any dialect of XML (RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF, and their
/// mixtures) to plain Atom 1.0: one spelling for each thing, all times in one form, all addresses
/// whole, all texts as HTML. What is not understood is left out, so that nothing else reads it.
final class Dialects {
    /// Of one page.
    static final int MOST_ITEMS = 50_000;

    private final Element root;
    private final Names names;
    private final Bases bases;
    private final Constructs constructs;
    private final Attached attached;

    Dialects(Document document, Bases bases) {
        this.root = document.getRootElement();
        this.names = new Names(root);
        this.bases = bases.document() == null ? new Bases(site()) : bases;
        this.constructs = new Constructs(this.bases);
        this.attached = new Attached(names, this.bases);
    }

    /// The site the feed is of, for what names no other base.
    private @Nullable URI site() {
        Element channel = child(root, "channel");
        for (Element child : (channel == null ? root : channel).getChildren()) {
            if (!names.of(child).equals("link") && !names.of(child).equals("atom:link")) continue;
            String rel = Names.attribute(child, "rel");
            if (!rel.isEmpty() && !rel.equals("alternate")) continue;
            String address = Parts.or(Names.attribute(child, "href"), words(child));
            String web = Addresses.web(address);
            if (web != null && !address.startsWith("/")) return Bases.uri(web);
        }
        return null;
    }

    /// What the feed was written in.
    String format() {
        return switch (names.of(root)) {
            case "atom:feed", "atom:entry" -> "atom";
            case "rdf:rdf", "rdf" -> "rdf";
            case "channel" ->
                    Names.attribute(root, "href").isEmpty() && !has(root, "abstract")
                            ? "rss"
                            : "cdf";
            default -> "rss";
        };
    }

    private boolean has(Element element, String name) {
        return child(element, name) != null;
    }

    private @Nullable Element child(Element element, String name) {
        for (Element child : element.getChildren()) if (names.of(child).equals(name)) return child;
        return null;
    }

    /// The feed as Atom 1.0. The document it was made from is not changed.
    Document atom() {
        Element feed = new Element("feed", Parts.ATOM);
        Element channel = child(root, "channel");
        Element head = channel == null ? root : channel;
        Parts parts = new Parts();
        boolean lone = names.of(root).equals("atom:entry");
        if (!lone) look(head, parts, true);
        parts.write(feed);
        for (Element item : items(head)) {
            Parts of = new Parts();
            look(item, of, false);
            Element entry = new Element("entry", Parts.ATOM);
            of.write(entry);
            feed.addContent(entry);
        }
        return new Document(feed);
    }

    private List<Element> items(Element head) {
        List<Element> items = new ArrayList<>();
        if (names.of(root).equals("atom:entry")) return List.of(root);
        gather(head, items);
        if (head != root) gather(root, items);
        return items;
    }

    private void gather(Element in, List<Element> items) {
        for (Element child : in.getChildren()) {
            if (items.size() >= MOST_ITEMS) return;
            switch (names.of(child)) {
                case "item", "atom:entry", "entry" -> items.add(child);
                case "items" -> gather(child, items);
                default -> {}
            }
        }
    }

    private void look(Element element, Parts parts, boolean feed) {
        String lang = Names.inherited(element, "lang");
        if (lang != null) parts.say(Part.LANGUAGE, language(lang), 2);
        attributes(element, parts);
        boolean twoTexts = !feed && has(element, "summary") && has(element, "description");
        for (Element child : element.getChildren()) {
            if (twoTexts && names.of(child).equals("description"))
                parts.say(Part.CONTENT, constructs.rss(child), 1);
            else if (!text(child, parts) && !time(child, parts) && !filing(child, parts))
                attached.read(child, parts, feed);
        }
    }

    /// What CDF and RDF say in attributes of the element itself.
    private void attributes(Element element, Parts parts) {
        for (var attribute : element.getAttributes())
            if (attribute.getName().equals("about")) parts.say(Part.ID, attribute.getValue(), 1);
        parts.time(Part.UPDATED, Names.attribute(element, "lastmod"), 2);
        String href = Names.attribute(element, "href");
        if (!href.isEmpty()) parts.link(Attached.plain(Bases.resolve(bases.of(element), href)));
    }

    private boolean text(Element child, Parts parts) {
        switch (names.of(child)) {
            case "title" -> parts.say(Part.TITLE, constructs.line(child), 3);
            case "atom:title" -> parts.say(Part.TITLE, constructs.atom(child), 3);
            case "dc:title", "dcterms:title", "media:title", "itunes:title" ->
                    parts.say(Part.TITLE, constructs.line(child), 2);
            case "atom:summary", "atom:subtitle", "atom:tagline" ->
                    parts.say(Part.SUMMARY, constructs.atom(child), 3);
            case "summary", "description", "abstract", "subtitle", "tagline" ->
                    parts.say(Part.SUMMARY, constructs.rss(child), 3);
            case "dc:description", "dcterms:abstract" ->
                    parts.say(Part.SUMMARY, constructs.rss(child), 2);
            case "itunes:summary", "itunes:subtitle", "media:description" ->
                    parts.say(Part.SUMMARY, constructs.rss(child), 1);
            case "atom:content" -> content(child, constructs.atom(child), 3, parts);
            case "content:encoded" -> content(child, constructs.rss(child), 3, parts);
            case "fullitem", "body", "xhtml:body", "xhtml:div", "content" ->
                    content(child, constructs.rss(child), 2, parts);
            case "atom:rights", "atom:copyright" ->
                    parts.say(Part.RIGHTS, constructs.atom(child), 3);
            case "rights", "copyright", "dc:rights", "dcterms:rights", "media:copyright" ->
                    parts.say(Part.RIGHTS, constructs.rss(child), 2);
            case "guid", "atom:id" -> parts.say(Part.ID, words(child), 3);
            case "id", "dc:identifier" -> parts.say(Part.ID, words(child), 2);
            case "language", "dc:language" -> parts.say(Part.LANGUAGE, language(words(child)), 3);
            case "atom:source" -> {
                Element title = child(child, "atom:title");
                if (title != null) parts.say(Part.SOURCE, constructs.atom(title), 3);
            }
            case "source", "dc:source" -> parts.say(Part.SOURCE, constructs.rss(child), 2);
            default -> {
                return false;
            }
        }
        return !names.of(child).equals("guid") || !isPermalink(child);
    }

    /// A text in a language of its own is what the item is read in.
    private void content(Element element, String html, int say, Parts parts) {
        parts.say(Part.CONTENT, html, say);
        String lang = element.getAttributeValue("lang", Namespace.XML_NAMESPACE);
        if (lang != null && !lang.isBlank()) parts.say(Part.LANGUAGE, language(lang), 3);
    }

    private static boolean isPermalink(Element guid) {
        return !Names.attribute(guid, "isPermaLink").equalsIgnoreCase("false")
                && Addresses.web(guid.getTextTrim()) != null;
    }

    private boolean time(Element child, Parts parts) {
        String written = child.getText();
        switch (names.of(child)) {
            case "pubdate", "atom:published", "atom:issued", "dcterms:issued", "published" ->
                    parts.time(Part.PUBLISHED, written, 3);
            case "atom:created", "dcterms:created", "dcterms:dateaccepted" ->
                    parts.time(Part.PUBLISHED, written, 2);
            case "atom:updated", "atom:modified", "dcterms:modified", "lastbuilddate", "updated" ->
                    parts.time(Part.UPDATED, written, 3);
            case "dc:date", "date" -> parts.time(Part.UPDATED, written, 2);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean filing(Element child, Parts parts) {
        switch (names.of(child)) {
            case "author", "dc:creator", "dc:author", "atom:author", "creator", "managingeditor" ->
                    parts.author(person(child));
            case "itunes:author" -> parts.author(person(child));
            case "atom:contributor", "dc:contributor", "contributor" ->
                    parts.contributor(person(child));
            case "category", "atom:category", "dc:subject", "media:category" ->
                    parts.category(
                            Parts.or(Names.attribute(child, "term"), words(child)),
                            Parts.or(
                                    Names.attribute(child, "scheme"),
                                    Names.attribute(child, "domain")),
                            PlainText.line(Names.attribute(child, "label")));
            case "itunes:category" -> {
                parts.category(Names.attribute(child, "text"), "http://www.itunes.com/", "");
                child.getChildren().forEach(inner -> filing(inner, parts));
            }
            case "itunes:keywords" -> {
                for (String word : words(child).split(","))
                    parts.category(word, "http://www.itunes.com/", "");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Feed.Person person(Element element) {
        String name = "";
        String email = "";
        String uri = "";
        for (Element child : element.getChildren()) {
            String text = words(child);
            switch (child.getName().toLowerCase(Locale.ROOT)) {
                case "name" -> name = Parts.or(name, text);
                case "email" -> email = Parts.or(email, text);
                case "uri", "url", "homepage" ->
                        uri = Parts.or(uri, Bases.resolve(bases.of(child), text));
                default -> {}
            }
        }
        if (name.isEmpty() && email.isEmpty() && uri.isEmpty())
            return Parts.person(words(element), uri);
        return new Feed.Person(PlainText.line(name), email.replaceFirst("(?i)^mailto:", ""), uri);
    }

    private static String language(String written) {
        return written.strip().replace('_', '-');
    }

    private static String words(Element element) {
        return element.getTextTrim();
    }
}
