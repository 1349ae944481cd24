package broadsheet.importer.feed;

import broadsheet.importer.Fields;
import broadsheet.text.Addresses;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.util.ArrayList;
import java.util.List;

/// JSON Feed 1.0 and 1.1 (jsonfeed.org). Values of a wrong kind are as good as none.
record JsonFeed(Bases bases) {
    Feed read(String text) throws NotAFeed {
        Fields feed;
        try {
            feed = Fields.of(Json.read(text));
        } catch (IllegalArgumentException e) {
            throw new NotAFeed("it is " + e.getMessage());
        }
        if (!feed.text("version").contains("jsonfeed.org")
                && !(feed.get("items") instanceof Json.Arr))
            throw new NotAFeed("it is JSON, but no feed");
        if (bases.document() == null) {
            String site = Addresses.web(feed.text("home_page_url"));
            if (site != null && Bases.uri(site) != null)
                return new JsonFeed(new Bases(Bases.uri(site))).read(feed);
        }
        return read(feed);
    }

    private Feed read(Fields feed) {
        List<Feed.Link> links = new ArrayList<>();
        link(links, "alternate", feed.text("home_page_url"));
        link(links, "self", feed.text("feed_url"));
        link(links, "next", feed.text("next_url"));
        return new Feed(
                "json",
                feed.text("feed_url"),
                escaped(feed.text("title")),
                escaped(feed.text("description")),
                whole(feed.text("home_page_url")),
                feed.text("language"),
                "",
                whole(feed.text("icon", "favicon")),
                people(feed),
                List.of(),
                links,
                feed.items("items").stream().map(Fields::of).map(this::item).toList(),
                false);
    }

    private FeedItem item(Fields item) {
        List<Feed.Link> links = new ArrayList<>();
        link(links, "alternate", item.text("url", "external_url"));
        for (Json each : item.items("attachments")) {
            Fields file = Fields.of(each);
            String url = whole(file.text("url"));
            String size = file.text("size_in_bytes");
            if (!url.isEmpty())
                links.add(
                        new Feed.Link(
                                "enclosure",
                                url,
                                file.text("mime_type"),
                                file.text("title"),
                                "",
                                size.matches("[0-9]{1,15}") ? Long.parseLong(size) : 0));
        }
        List<FeedItem.Picture> pictures = new ArrayList<>();
        for (String name : List.of("image", "banner_image"))
            if (!item.text(name).isEmpty())
                pictures.add(new FeedItem.Picture(whole(item.text(name)), "", ""));
        String html = item.text("content_html");
        return new FeedItem(
                item.text("id"),
                escaped(item.text("title")),
                whole(item.text("url", "external_url")),
                escaped(item.text("summary")),
                html.isEmpty()
                        ? paragraphs(item.text("content_text"))
                        : Bases.html(bases.document(), html),
                "",
                item.text("language"),
                "",
                FeedDates.at(item.text("date_published")),
                FeedDates.at(item.text("date_modified")),
                people(item),
                List.of(),
                item.items("tags").stream()
                        .map(tag -> tag instanceof Json.Text(var name) ? name.strip() : "")
                        .filter(name -> !name.isEmpty())
                        .map(name -> new Feed.Category(name, "", ""))
                        .toList(),
                links,
                pictures);
    }

    /// Its authors, or the one that version 1.0 has.
    private static List<Feed.Person> people(Fields of) {
        List<Feed.Person> people = new ArrayList<>();
        for (Json each : of.items("authors")) people.add(person(Fields.of(each)));
        if (people.isEmpty()) people.add(person(of.fields("author")));
        return people.stream().filter(person -> !person.isBlank()).toList();
    }

    private static Feed.Person person(Fields author) {
        return new Feed.Person(author.text("name"), "", author.text("url"));
    }

    private void link(List<Feed.Link> links, String rel, String href) {
        if (!href.isEmpty()) links.add(new Feed.Link(rel, whole(href), "", "", "", 0));
    }

    private String whole(String address) {
        return Bases.resolve(bases.document(), address);
    }

    private static String escaped(String text) {
        return SafeHtml.escape(text).toString();
    }

    private static String paragraphs(String text) {
        StringBuilder out = new StringBuilder();
        for (String paragraph : text.split("\\n\\s*\\n"))
            if (!paragraph.isBlank())
                out.append("<p>")
                        .append(escaped(paragraph.strip()).replace("\n", "<br/>"))
                        .append("</p>");
        return out.toString();
    }
}
