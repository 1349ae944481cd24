package broadsheet.feeds;

import broadsheet.paper.Paper;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// JSON Feed 1.1.
final class JsonFeedWriter implements FeedWriter {
    private final Paper paper;

    JsonFeedWriter(Paper paper) {
        this.paper = paper;
    }

    @Override
    public String write(Feed feed) {
        Json.Builder out =
                Json.object()
                        .put("version", "https://jsonfeed.org/version/1.1")
                        .put("title", feed.channel().title())
                        .put("home_page_url", feed.page())
                        .put("feed_url", feed.self())
                        .put("description", feed.channel().description())
                        .put("language", paper.language())
                        .put("icon", feed.icon());
        out.put("next_url", feed.older());
        URI hub = feed.hub();
        if (hub != null)
            out.put(
                    "hubs",
                    List.of(hub),
                    each ->
                            Json.object()
                                    .put("type", "WebSub")
                                    .put("url", each.toString())
                                    .build());
        return out.put("items", feed.items(), this::item).build().write();
    }

    private Json item(Item item) {
        Json.Builder out =
                Json.object()
                        .put("id", item.id(paper.url()))
                        .put("url", item.link())
                        .put("title", item.title());
        SafeHtml content = item.content();
        if (content != null && !content.isEmpty()) out.put("content_html", content.toString());
        else out.put("content_text", item.summary());
        if (!item.summary().isEmpty()) out.put("summary", item.summary());
        Item.Image lead = item.lead();
        if (lead != null) out.put("image", lead.link());
        out.put("date_published", date(item.published()));
        out.put("date_modified", date(item.updated()));
        if (!item.authors().isEmpty()) out.put("authors", item.authors(), this::author);
        if (!item.categories().isEmpty()) out.put("tags", item.categories(), Json::of);
        out.put("language", item.language());
        if (!item.files().isEmpty()) out.put("attachments", item.files(), this::file);
        return out.build();
    }

    private Json author(Item.Author author) {
        return Json.object().put("name", author.name()).put("url", author.link()).build();
    }

    private Json file(Item.File file) {
        return Json.object()
                .put("url", file.link())
                .put("mime_type", file.mediaType())
                .put("size_in_bytes", file.bytes())
                .build();
    }

    private static String date(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
