package broadsheet.testing;

import broadsheet.invented.InventedPaper;
import broadsheet.invented.InventedStory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes a WordPress export of any size, the same bytes for the same number on every machine:
/// stories of 300 to 900 words in classic HTML and in blocks, with writers, nested categories, tags
/// and comments, spread over three years. Takes constant memory.
public final class WxrGenerator {
    private static final DateTimeFormatter SQL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String SITE = "https://archive.example";

    /// Slug, and the one above.
    private static final String[][] CATEGORIES = {
        {"world", ""},
        {"politics", ""},
        {"council", "politics"},
        {"crime", ""},
        {"transport", ""},
        {"business", ""},
        {"economy", "business"},
        {"markets", "business"},
        {"shipping", "business"},
        {"culture", ""},
        {"books", "culture"},
        {"stage", "culture"},
        {"food", "culture"},
        {"sport", ""},
        {"football", "sport"},
        {"athletics", "sport"},
        {"science", ""},
        {"environment", "science"},
        {"health", ""},
        {"education", ""}
    };

    private final InventedPaper paper;
    private final Writer out;

    private WxrGenerator(Writer out, int stories) {
        this.out = out;
        this.paper = new InventedPaper(42, SITE, stories);
    }

    /// `FILE STORIES [LIST]`: `LIST` gets a line for each story, what readers must find at its
    /// address: path, headline, the last words, and how many words there are.
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        int stories = Integer.parseInt(arguments[1]);
        if (arguments.length < 3) write(file, stories);
        else
            try (Writer list = Files.newBufferedWriter(Path.of(arguments[2]))) {
                write(file, stories, list);
            }
    }

    public static void write(Path file, int stories) throws IOException {
        write(file, stories, Writer.nullWriter());
    }

    private static void write(Path file, int stories, Writer list) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            WxrGenerator generator = new WxrGenerator(out, stories);
            generator.head();
            for (int number = 1; number <= stories; number++) generator.story(number, list);
            out.write("</channel>\n</rss>\n");
        }
    }

    private void head() throws IOException {
        out.write(
                """
                <?xml version="1.0" encoding="UTF-8" ?>
                <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
                  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:wp="http://wordpress.org/export/1.2/">
                <channel>
                <title>The Archive</title><link>%1$s</link><language>en-GB</language>
                <pubDate>Sun, 01 Nov 2026 08:00:00 +0000</pubDate>
                <wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>%1$s</wp:base_site_url>
                <wp:base_blog_url>%1$s</wp:base_blog_url>
                """
                        .formatted(SITE));
        for (int i = 1; i <= InventedPaper.AUTHORS; i++)
            out.write(
                    """
                    <wp:author><wp:author_id>%1$d</wp:author_id><wp:author_login><![CDATA[writer%1$d]]></wp:author_login>\
                    <wp:author_display_name><![CDATA[%2$s]]></wp:author_display_name></wp:author>
                    """
                            .formatted(i, paper.author(i)));
        for (int i = 0; i < CATEGORIES.length; i++)
            out.write(
                    """
                    <wp:category><wp:term_id>%d</wp:term_id><wp:category_nicename>%s</wp:category_nicename>\
                    <wp:category_parent>%s</wp:category_parent><wp:cat_name><![CDATA[%s]]></wp:cat_name></wp:category>
                    """
                            .formatted(
                                    i + 1,
                                    CATEGORIES[i][0],
                                    CATEGORIES[i][1],
                                    title(CATEGORIES[i][0])));
    }

    private void story(int number, Writer list) throws IOException {
        InventedStory story = paper.story(number);
        String path = InventedPaper.path(story.at(), story.slug());
        String at = SQL.format(story.at());
        write("<item>\n<title><![CDATA[", story.headline(), "]]></title>\n");
        write("<link>", SITE, path, "</link>\n");
        write("<dc:creator><![CDATA[writer", String.valueOf(story.author()), "]]></dc:creator>\n");
        write("<guid isPermaLink=\"false\">", SITE, "/?p=" + number, "</guid>\n");
        write("<content:encoded><![CDATA[");
        boolean blocks = number % 2 == 0;
        for (InventedStory.Passage passage : story.body()) passage(passage, blocks);
        write("]]></content:encoded>\n");
        write("<excerpt:encoded><![CDATA[", story.standfirst(), "]]></excerpt:encoded>\n");
        write("<wp:post_id>" + number, "</wp:post_id>\n");
        write("<wp:post_date>", at, "</wp:post_date>\n");
        write("<wp:post_date_gmt>", at, "</wp:post_date_gmt>\n");
        write("<wp:post_name>", story.slug(), "</wp:post_name>\n");
        write("<wp:status>publish</wp:status>\n<wp:post_type>post</wp:post_type>\n");
        term("category", story.section(), title(story.section()));
        for (String tag : story.tags()) term("post_tag", InventedPaper.slug(tag), tag);
        if (number % 20 == 0) comment(number, at, story.standfirst());
        write("</item>\n");
        String last = story.body().getLast().html().replaceAll("<[^>]*>", "");
        list.write(
                path
                        + "\t"
                        + story.headline()
                        + "\t"
                        + last.substring(Math.max(0, last.length() - 60))
                        + "\t"
                        + story.words()
                        + "\n");
    }

    private void write(String... parts) throws IOException {
        for (String part : parts) out.write(part);
    }

    private void passage(InventedStory.Passage passage, boolean blocks) throws IOException {
        String name = passage.heading() ? "heading" : "paragraph";
        String element = passage.heading() ? "h2" : "p";
        boolean bare = !blocks && !passage.heading();
        if (blocks) write("<!-- wp:", name, " -->\n");
        if (!bare) write("<", element, ">");
        write(passage.html());
        if (!bare) write("</", element, ">");
        if (blocks) write("\n<!-- /wp:", name, " -->");
        write("\n\n");
    }

    private void term(String domain, String slug, String name) throws IOException {
        write("<category domain=\"", domain, "\" nicename=\"", slug, "\"><![CDATA[", name);
        write("]]></category>\n");
    }

    private void comment(int number, String at, String words) throws IOException {
        out.write(
                """
                <wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author><![CDATA[A reader]]></wp:comment_author>\
                <wp:comment_date_gmt>%s</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>\
                <wp:comment_content><![CDATA[%s]]></wp:comment_content></wp:comment>
                """
                        .formatted(number, at, words));
    }

    private static String title(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
