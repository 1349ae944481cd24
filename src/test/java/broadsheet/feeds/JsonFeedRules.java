package broadsheet.feeds;

import broadsheet.text.Json;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// JSON Feed 1.1.
final class JsonFeedRules {
    private final List<String> problems = new ArrayList<>();

    private JsonFeedRules() {}

    static List<String> problems(String json, String self) {
        JsonFeedRules rules = new JsonFeedRules();
        rules.feed(Json.read(json).obj(), self);
        return rules.problems;
    }

    private void feed(Json.Obj feed, String self) {
        check(feed.text("version").equals("https://jsonfeed.org/version/1.1"), "version");
        check(!feed.text("title").isBlank(), "no title");
        check(feed.text("feed_url").equals(self), "feed_url " + feed.text("feed_url"));
        for (String name : List.of("home_page_url", "icon")) address(feed.text(name));
        check(feed.get("items") instanceof Json.Arr, "no items");
        Set<String> ids = new HashSet<>();
        for (Json item : feed.items("items")) {
            check(ids.add(item.obj().text("id")), "id twice");
            item(item.obj());
        }
    }

    private void item(Json.Obj item) {
        address(item.text("url"));
        String html = item.textOrNull("content_html");
        check(html != null || item.textOrNull("content_text") != null, "no content");
        date(item.text("date_published"));
        date(item.text("date_modified"));
        for (Json author : item.items("authors"))
            check(!author.obj().text("name").isBlank(), "author without a name");
        for (Json tag : item.items("tags")) check(!tag.string().isBlank(), "empty tag");
        check(RssRules.LANGUAGE.matcher(item.text("language")).matches(), "language");
        for (Json file : item.items("attachments")) {
            address(file.obj().text("url"));
            check(file.obj().text("mime_type").contains("/"), "mime_type");
            check(file.obj().number("size_in_bytes") >= 0, "size");
        }
    }

    private void date(String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            problems.add("date " + text);
        }
    }

    private void address(String text) {
        check(RssRules.isAddress(text), "address " + text);
    }

    private void check(boolean good, String problem) {
        if (!good) problems.add(problem);
    }
}
