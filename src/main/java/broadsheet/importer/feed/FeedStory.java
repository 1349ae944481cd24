package broadsheet.importer.feed;

import broadsheet.importer.Converter;
import broadsheet.importer.Digests;
import broadsheet.importer.InTray;
import broadsheet.importer.OldStory;
import broadsheet.importer.OldTerm;
import broadsheet.importer.OldWriter;
import broadsheet.importer.PictureRef;
import broadsheet.story.Copy;
import broadsheet.story.Inline;
import broadsheet.story.State;
import broadsheet.text.Addresses;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An item of a feed as a story of an old archive.
///
/// @param host of the site whose paths are ours now, without `www.`; empty where any is
record FeedStory(Feed feed, FeedWishes wishes, String host, String file, Instant now) {
    private static final int HEADLINE = 100;
    private static final int STANDFIRST = 600;
    private static final int RIGHTS = 300;

    OldStory of(FeedItem item, InTray tray) {
        String title = PlainText.line(item.title());
        String label = label(item, title);
        String body = body(item);
        String headline = title.isEmpty() ? firstWords(body) : title;
        if (title.isEmpty())
            tray.note(file, label, "it has no title: its first words stand for one");
        Instant published = published(item);
        if (published != null && published.isAfter(now)) {
            tray.note(file, label, "its date lies ahead (" + published + "): dated now");
            published = now;
        }
        String path = path(item);
        return OldStory.of(key(item), file, label)
                .digest(digest(item), body.length() + 500)
                .state(wishes.drafts() ? new State.Draft() : new State.Published(), null)
                .language(Parts.or(item.language(), feed.language()))
                .headline(headline)
                .standfirst(standfirst(item))
                .sourcing(sourcing(item))
                .path(path, path == null ? List.of() : List.of(path))
                .times(published, item.updated())
                .writers(writers(item))
                .sections(sections(item))
                .tags(tags(item))
                .lead(lead(item, body))
                .body(context -> Converter.convertHtml(body, context));
    }

    private static String key(FeedItem item) {
        if (!item.id().isEmpty()) return "id:" + item.id();
        if (!item.link().isEmpty()) return "link:" + item.link();
        String time =
                item.published() == null
                        ? String.valueOf(item.updated())
                        : item.published().toString();
        String rest = item.title().isBlank() ? item.content() + item.summary() : "";
        return "hash:" + HexFormat.of().formatHex(Digests.of(List.of(item.title(), time, rest)));
    }

    private static String label(FeedItem item, String title) {
        String cut = title.length() > 80 ? title.substring(0, 80) + "…" : title;
        String id = Parts.or(item.id(), item.link());
        return "item " + id + (cut.isEmpty() ? "" : " “" + cut + "”");
    }

    /// All that is read of it, and of the feed where it speaks for the item.
    private byte[] digest(FeedItem item) {
        return Digests.of(
                List.of(
                        item.toString(),
                        feed.authors().toString(),
                        feed.categories().toString(),
                        feed.language(),
                        feed.rights(),
                        String.valueOf(wishes.section()),
                        String.valueOf(wishes.drafts())));
    }

    private static @Nullable Instant published(FeedItem item) {
        return item.published() == null ? item.updated() : item.published();
    }

    /// What it says, and its recordings after that.
    private static String body(FeedItem item) {
        StringBuilder body = new StringBuilder(Parts.or(item.content(), item.summary()));
        for (Feed.Link link : item.links()) {
            if (!link.rel().equals("enclosure") || body.indexOf(link.href()) >= 0) continue;
            String kind = link.type().toLowerCase(Locale.ROOT);
            if (kind.startsWith("image/")) continue;
            String href = SafeHtml.escape(link.href()).toString();
            String name = link.href().substring(link.href().lastIndexOf('/') + 1);
            if (kind.startsWith("audio/"))
                body.append("<audio controls src=\"").append(href).append("\"></audio>");
            else if (kind.startsWith("video/"))
                body.append("<video controls src=\"").append(href).append("\"></video>");
            else
                body.append("<p><a href=\"")
                        .append(href)
                        .append("\">")
                        .append(SafeHtml.escape(Parts.or(link.title(), name)))
                        .append("</a></p>");
        }
        return body.toString();
    }

    private static String firstWords(String body) {
        String text = PlainText.line(body);
        if (text.length() <= HEADLINE) return text.isEmpty() ? "…" : text;
        int space = text.lastIndexOf(' ', HEADLINE);
        return text.substring(0, space < HEADLINE / 2 ? HEADLINE : space) + "…";
    }

    /// The summary, where there is a text besides and the summary is not just its beginning.
    private static @Nullable String standfirst(FeedItem item) {
        if (item.content().isBlank() || item.summary().isBlank()) return null;
        String summary = PlainText.line(item.summary());
        String start = letters(summary);
        String text = letters(PlainText.line(item.content()));
        int same = Math.min(start.length(), 60);
        boolean beginning = text.startsWith(start.substring(0, same));
        return summary.length() > STANDFIRST || beginning ? null : summary;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "").toLowerCase(Locale.ROOT);
    }

    private Copy.Sourcing sourcing(FeedItem item) {
        String rights = PlainText.line(Parts.or(item.rights(), feed.rights()));
        String source = PlainText.line(item.source());
        return new Copy.Sourcing(
                null,
                source.isEmpty() || source.length() > 100 ? null : source,
                null,
                rights.isEmpty() || rights.length() > RIGHTS ? null : rights);
    }

    /// Its own address where that is one of the site's.
    private @Nullable String path(FeedItem item) {
        String link = Addresses.web(item.link());
        if (link == null) return null;
        return host.isEmpty() || host.equals(FeedArchive.host(link)) ? link : null;
    }

    private List<OldWriter> writers(FeedItem item) {
        List<OldWriter> writers = new ArrayList<>();
        for (Feed.Person person : item.authors().isEmpty() ? feed.authors() : item.authors()) {
            String name =
                    person.name().isBlank()
                            ? person.email().replaceFirst("@.*", "")
                            : person.name();
            if (!name.isBlank() && name.length() <= 200) writers.add(OldWriter.named(name));
        }
        return writers;
    }

    private List<List<OldTerm>> sections(FeedItem item) {
        String section = wishes.section();
        if (section != null) return List.of(List.of(OldTerm.named(section)));
        List<Feed.Category> filed =
                item.categories().isEmpty() ? feed.categories() : item.categories();
        return filed.isEmpty()
                ? List.of()
                : List.of(List.of(OldTerm.named(name(filed.getFirst()))));
    }

    private List<OldTerm> tags(FeedItem item) {
        return item.categories().stream()
                .skip(wishes.section() == null ? 1 : 0)
                .map(category -> OldTerm.named(name(category)))
                .distinct()
                .toList();
    }

    private static String name(Feed.Category category) {
        return PlainText.line(category.name());
    }

    /// Its first picture, unless the text shows it anyway.
    private static @Nullable PictureRef lead(FeedItem item, String body) {
        for (FeedItem.Picture picture : item.pictures()) {
            String url = Addresses.web(picture.url());
            if (url == null) continue;
            String name = picture.url().replaceFirst("[?#].*", "");
            if (body.contains(name)) return null;
            return new PictureRef(
                    url,
                    null,
                    null,
                    picture.caption().isEmpty() ? List.of() : Inline.text(picture.caption()),
                    picture.credit().isEmpty() ? null : picture.credit());
        }
        return null;
    }
}
