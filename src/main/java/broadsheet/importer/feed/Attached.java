package broadsheet.importer.feed;

import broadsheet.importer.feed.Parts.Part;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// What hangs on a feed or an item by its address: links, enclosures, pictures.
record Attached(Names names, Bases bases) {
    private static final Pattern PICTURE =
            Pattern.compile("(?i).*\\.(jpe?g|png|gif|webp|avif)([?#].*)?");

    static Feed.Link plain(String href) {
        return new Feed.Link("alternate", href, "", "", "", 0);
    }

    void read(Element child, Parts parts, boolean feed) {
        switch (names.of(child)) {
            case "link", "atom:link", "xhtml:link" -> {
                Feed.Link link = link(child);
                parts.link(link);
                boolean enclosed =
                        link.rel().equals("enclosure") && link.type().startsWith("image/");
                if (link.rel().equals("image") || enclosed) {
                    if (feed) parts.say(Part.LOGO, link.href(), 2);
                    else parts.picture(new FeedItem.Picture(link.href(), "", ""));
                }
            }
            case "guid" -> parts.link(new Feed.Link("guid", child.getTextTrim(), "", "", "", 0));
            case "feedburner:origlink" -> {
                if (!words(child).isEmpty())
                    parts.links().addFirst(plain(Bases.resolve(bases.of(child), words(child))));
            }
            case "enclosure" -> enclosure(child, parts);
            case "media:content", "media:thumbnail" -> picture(child, parts);
            case "media:group" -> group(child, parts, feed);
            case "image", "itunes:image", "atom:logo", "atom:icon", "logo" ->
                    image(child, parts, feed);
            default -> {}
        }
    }

    private void group(Element group, Parts parts, boolean feed) {
        for (Element child : group.getChildren()) {
            switch (names.of(child)) {
                case "media:title" -> parts.say(Part.TITLE, escaped(child), 2);
                case "media:description" -> parts.say(Part.SUMMARY, escaped(child), 1);
                default -> read(child, parts, feed);
            }
        }
    }

    private static String escaped(Element element) {
        return SafeHtml.escape(words(element)).toString();
    }

    private Feed.Link link(Element element) {
        String href = Parts.or(Names.attribute(element, "href"), words(element));
        if (href.isEmpty()) href = Names.attribute(element, "resource");
        String rel =
                Names.attribute(element, "rel")
                        .toLowerCase(Locale.ROOT)
                        .replace("http://www.iana.org/assignments/relation/", "");
        return new Feed.Link(
                Parts.or(rel, "alternate"),
                href.isEmpty() ? "" : Bases.resolve(bases.of(element), href),
                Names.attribute(element, "type"),
                PlainText.clean(Names.attribute(element, "title")),
                Names.attribute(element, "hreflang"),
                length(Names.attribute(element, "length")));
    }

    private static long length(String digits) {
        return digits.matches("[0-9]{1,15}") ? Long.parseLong(digits) : 0;
    }

    private void enclosure(Element element, Parts parts) {
        String url = Parts.or(Names.attribute(element, "url"), Names.attribute(element, "href"));
        for (var attribute : element.getAttributes())
            if (attribute.getName().equals("resource")) url = Parts.or(url, attribute.getValue());
        if (url.isEmpty()) return;
        String whole = Bases.resolve(bases.of(element), url);
        String type = Names.attribute(element, "type");
        parts.link(
                new Feed.Link(
                        "enclosure",
                        whole,
                        type,
                        "",
                        "",
                        length(Names.attribute(element, "length"))));
        if (type.startsWith("image/") || type.isEmpty() && PICTURE.matcher(whole).matches())
            parts.picture(new FeedItem.Picture(whole, "", ""));
    }

    private void picture(Element element, Parts parts) {
        String url = Names.attribute(element, "url");
        String type = Names.attribute(element, "type");
        boolean image =
                names.of(element).equals("media:thumbnail")
                        || type.startsWith("image/")
                        || Names.attribute(element, "medium").equals("image")
                        || type.isEmpty() && PICTURE.matcher(url).matches();
        if (image && !url.isEmpty())
            parts.picture(
                    new FeedItem.Picture(
                            Bases.resolve(bases.of(element), url),
                            PlainText.line(
                                    Parts.or(
                                            said(element, "media:description"),
                                            said(element, "media:title"))),
                            PlainText.line(said(element, "media:credit"))));
        for (Element child : element.getChildren())
            if (names.of(child).equals("media:thumbnail")) picture(child, parts);
    }

    private String said(Element element, String name) {
        Element child = child(element, name);
        return child == null ? "" : words(child);
    }

    private void image(Element element, Parts parts, boolean feed) {
        String url = Names.attribute(element, "href");
        if (url.isEmpty()) url = Names.attribute(element, "url");
        Element inner = child(element, "url");
        if (url.isEmpty())
            url =
                    inner == null
                            ? element.getChildren().isEmpty() ? words(element) : ""
                            : words(inner);
        if (url.isEmpty()) return;
        String whole = Bases.resolve(bases.of(element), url);
        if (feed) parts.say(Part.LOGO, whole, names.of(element).equals("atom:icon") ? 1 : 2);
        else parts.picture(new FeedItem.Picture(whole, "", ""));
    }

    private @Nullable Element child(Element element, String name) {
        for (Element child : element.getChildren()) if (names.of(child).equals(name)) return child;
        return null;
    }

    private static String words(Element element) {
        return element.getTextTrim();
    }
}
