package broadsheet.testing;

import broadsheet.invented.InventedPaper;
import broadsheet.invented.InventedStory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes archives of other makers than WordPress, of any size and the same for the same numbers:
/// stories of 300 to 900 words with writers, sections and tags.
public final class OldArchives {
    private static final String SITE = "https://archive.example";
    private static final DateTimeFormatter RSS =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private final InventedPaper paper = new InventedPaper(7, SITE, 100_000);
    private int told;
    private String heard = "";

    private OldArchives() {}

    /// `ghost FILE STORIES`, `feed FILE STORIES` or `folder DIR STORIES`
    public static void main(String[] arguments) throws IOException {
        Path to = Path.of(arguments[1]);
        int stories = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "ghost" -> new OldArchives().ghost(to, stories);
            case "feed" -> new OldArchives().feed(to, stories);
            case "folder" -> new OldArchives().folder(to, stories);
            default -> throw new IllegalArgumentException("no archive of kind " + arguments[0]);
        }
    }

    private static LocalDateTime at(int id) {
        return LocalDateTime.of(2006, 1, 1, 6, 0).plusMinutes(id * 37L);
    }

    /// So many words of the invented paper's stories, plain, one run after another.
    private String words(int count) {
        int end = -1;
        for (int i = 0; i < count; i++) {
            end = heard.indexOf(' ', end + 1);
            if (end >= 0) continue;
            StringBuilder more = new StringBuilder(heard);
            for (InventedStory.Passage passage : paper.story(++told).body())
                more.append(passage.html().replaceAll("<[^>]*>|[\"\\\\:\\[\\]*_#]", ""))
                        .append(' ');
            heard = more.toString();
            i = -1;
        }
        String said = heard.substring(0, end);
        heard = heard.substring(end + 1);
        return said;
    }

    private void ghost(Path file, int stories) throws IOException {
        StringBuilder tags = new StringBuilder();
        StringBuilder authors = new StringBuilder();
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"db\":[{\"meta\":{\"version\":\"5.82.0\"},\"data\":{\"posts\":[");
            for (int id = 1; id <= stories; id++) {
                out.write(id == 1 ? "\n" : ",\n");
                out.write(
                        """
                        {"id":"%1$024x","title":"%2$s","slug":"%3$s","html":"%4$s","status":"published","type":"post",\
                        "visibility":"public","published_at":"%5$sZ","updated_at":"%5$sZ","created_at":"%5$sZ"}\
                        """
                                .formatted(id, words(8), slug(id), html("\\\""), at(id)));
                tags.append(id == 1 ? "" : ",")
                        .append(
                                "{\"post_id\":\"%024x\",\"tag_id\":\"t%d\"}"
                                        .formatted(id, id % 40));
                authors.append(id == 1 ? "" : ",")
                        .append(
                                "{\"post_id\":\"%024x\",\"author_id\":\"u%d\"}"
                                        .formatted(id, id % 20));
            }
            out.write("],\"tags\":[");
            for (int i = 0; i < 40; i++)
                out.write(
                        (i == 0 ? "" : ",")
                                + "{\"id\":\"t%1$d\",\"name\":\"Topic %1$d\",\"slug\":\"topic-%1$d\"}"
                                        .formatted(i));
            out.write("],\"users\":[");
            for (int i = 0; i < 20; i++)
                out.write(
                        (i == 0 ? "" : ",")
                                + "{\"id\":\"u%1$d\",\"name\":\"Writer %1$d\",\"slug\":\"writer-%1$d\"}"
                                        .formatted(i));
            out.write("],\"posts_tags\":[" + tags + "],\"posts_authors\":[" + authors + "]}}]}");
        }
    }

    private void feed(Path file, int stories) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    """
                    <?xml version="1.0" encoding="utf-8"?>
                    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                      xmlns:dc="http://purl.org/dc/elements/1.1/">
                    <channel><title>The Archive</title><link>%s/</link><description>All of it</description>
                    """
                            .formatted(SITE));
            for (int id = 1; id <= stories; id++)
                out.write(
                        """
                        <item><title>%s</title><link>%s/%s/</link><guid isPermaLink="false">%d</guid>
                        <pubDate>%s</pubDate><dc:creator>Writer %d</dc:creator><category>Topic %d</category>
                        <content:encoded><![CDATA[%s]]></content:encoded></item>
                        """
                                .formatted(
                                        words(8),
                                        SITE,
                                        slug(id),
                                        id,
                                        RSS.format(at(id).atOffset(ZoneOffset.UTC)),
                                        id % 20,
                                        id % 40,
                                        html("\"")));
            out.write("</channel></rss>\n");
        }
    }

    private void folder(Path folder, int stories) throws IOException {
        for (int id = 1; id <= stories; id++) {
            Path file =
                    folder.resolve("content/topic-" + id % 40)
                            .resolve("%d-%s.md".formatted(at(id).getYear(), slug(id)));
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    """
                    ---
                    title: "%s"
                    date: %sZ
                    author: Writer %d
                    tags: [topic-%d, topic-%d]
                    ---
                    %s
                    """
                            .formatted(words(8), at(id), id % 20, id % 40, id % 37, markdown()));
        }
    }

    private String slug(int id) {
        return InventedPaper.slug(words(4)) + "-" + id;
    }

    private String html(String quote) {
        StringBuilder html = new StringBuilder();
        for (int words = 300 + Math.floorMod(told * 7_919 + heard.length(), 601);
                words > 0;
                words -= 60)
            html.append(
                    "<p>%s <strong>%s</strong> <a href=%s%s/%s>%s</a> %s.</p>"
                            .formatted(
                                    words(40), words(2), quote, SITE, quote, words(2), words(14)));
        return html.toString();
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        for (int words = 300 + Math.floorMod(told * 7_919 + heard.length(), 601);
                words > 0;
                words -= 60)
            text.append(
                    "%s **%s** [%s](%s/) %s.\n\n"
                            .formatted(words(40), words(2), words(2), SITE, words(14)));
        return text.toString();
    }
}
