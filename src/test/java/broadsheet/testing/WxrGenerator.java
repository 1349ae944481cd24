package broadsheet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Writes a WordPress export of any size, the same for the same numbers: stories of 300 to 900
/// words in classic HTML and in blocks, with writers, nested categories, tags, pictures and
/// comments.
public final class WxrGenerator {
    private static final DateTimeFormatter SQL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String SITE = "https://archive.example";
    private static final int AUTHORS = 40;
    private static final int TAGS = 400;
    private static final String[] WORDS =
            """
            the harbour council crane ship night morning vote budget ferry island storm bridge market price wage
            union court judge school nurse doctor ward river rain flood gate tram line station city mayor minister
            export grain cable network power wind plant engine driver player goal match season actor stage song
            gallery novel recipe soup bread kitchen travel mountain train border treaty talks strike report study
            said asked wrote found showed rose fell opened closed promised refused agreed began ended after before
            under over near against with without from into about again still never often early late new old small
            """
                    .strip()
                    .split("\\s+");
    private static final String[] CATEGORIES = {
        "news",
        "world",
        "politics",
        "business",
        "economy",
        "markets",
        "culture",
        "books",
        "sport",
        "football"
    };
    private static final String[] PARENTS = {
        "", "news", "news", "", "business", "economy", "", "culture", "", "sport"
    };

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    private final Writer out;

    private WxrGenerator(Writer out) {
        this.out = out;
    }

    /// `FILE STORIES`
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    public static void write(Path file, int stories) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            WxrGenerator generator = new WxrGenerator(out);
            generator.head();
            for (int id = 1; id <= stories; id++) generator.story(id);
            out.write("</channel>\n</rss>\n");
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
        for (int i = 1; i <= AUTHORS; i++)
            out.write(
                    """
                    <wp:author><wp:author_id>%1$d</wp:author_id><wp:author_login><![CDATA[writer%1$d]]></wp:author_login>\
                    <wp:author_display_name><![CDATA[Writer Number %1$d]]></wp:author_display_name></wp:author>
                    """
                            .formatted(i));
        for (int i = 0; i < CATEGORIES.length; i++)
            out.write(
                    """
                    <wp:category><wp:term_id>%d</wp:term_id><wp:category_nicename>%s</wp:category_nicename>\
                    <wp:category_parent>%s</wp:category_parent><wp:cat_name><![CDATA[%s]]></wp:cat_name></wp:category>
                    """
                            .formatted(i + 1, CATEGORIES[i], PARENTS[i], title(CATEGORIES[i])));
        for (int i = 1; i <= TAGS; i++)
            out.write(
                    """
                    <wp:tag><wp:tag_slug>tag-%1$d</wp:tag_slug><wp:tag_name><![CDATA[Tag %1$d]]></wp:tag_name></wp:tag>
                    """
                            .formatted(i));
    }

    private void story(int id) throws IOException {
        LocalDateTime at = LocalDateTime.of(2006, 1, 1, 6, 0).plusMinutes(id * 37L);
        String slug = words(4).replace(' ', '-') + "-" + id;
        String category = CATEGORIES[random.nextInt(CATEGORIES.length)];
        out.write(
                """
                <item>
                <title><![CDATA[%s]]></title>
                <link>%s/%d/%02d/%s/</link>
                <dc:creator><![CDATA[writer%d]]></dc:creator>
                <guid isPermaLink="false">%s/?p=%d</guid>
                <content:encoded><![CDATA[\
                """
                        .formatted(
                                title(words(8)),
                                SITE,
                                at.getYear(),
                                at.getMonthValue(),
                                slug,
                                1 + random.nextInt(AUTHORS),
                                SITE,
                                id));
        body(id % 2 == 0);
        out.write(
                """
                ]]></content:encoded>
                <excerpt:encoded><![CDATA[%s]]></excerpt:encoded>
                <wp:post_id>%d</wp:post_id>
                <wp:post_date>%s</wp:post_date>
                <wp:post_date_gmt>%s</wp:post_date_gmt>
                <wp:post_name>%s</wp:post_name>
                <wp:status>publish</wp:status>
                <wp:post_type>post</wp:post_type>
                <category domain="category" nicename="%s"><![CDATA[%s]]></category>
                """
                        .formatted(
                                title(words(18)),
                                id,
                                SQL.format(at),
                                SQL.format(at),
                                slug,
                                category,
                                title(category)));
        for (int i = 0; i < 3; i++) {
            int tag = 1 + random.nextInt(TAGS);
            out.write(
                    "<category domain=\"post_tag\" nicename=\"tag-%1$d\"><![CDATA[Tag %1$d]]></category>\n"
                            .formatted(tag));
        }
        if (id % 20 == 0)
            out.write(
                    """
                    <wp:comment><wp:comment_id>%d</wp:comment_id><wp:comment_author><![CDATA[A reader]]></wp:comment_author>\
                    <wp:comment_date_gmt>%s</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>\
                    <wp:comment_content><![CDATA[%s]]></wp:comment_content></wp:comment>
                    """
                            .formatted(id, SQL.format(at), words(20)));
        out.write("</item>\n");
    }

    private void body(boolean blocks) throws IOException {
        int words = 300 + random.nextInt(601);
        for (int n = 0; words > 0; n++) {
            int length = Math.min(words, 30 + random.nextInt(50));
            words -= length;
            String text =
                    title(words(1 + length / 2))
                            + " <strong>"
                            + words(2)
                            + "</strong> <a href=\""
                            + SITE
                            + "/2006/01/\">"
                            + words(2)
                            + "</a> "
                            + words(Math.max(1, length / 2 - 4))
                            + ".";
            if (n == 3) heading(blocks);
            out.write(
                    blocks
                            ? "<!-- wp:paragraph -->\n<p>"
                                    + text
                                    + "</p>\n<!-- /wp:paragraph -->\n\n"
                            : text + "\n\n");
        }
    }

    private void heading(boolean blocks) throws IOException {
        String text = "<h2>" + title(words(4)) + "</h2>";
        out.write(
                blocks
                        ? "<!-- wp:heading -->\n" + text + "\n<!-- /wp:heading -->\n\n"
                        : text + "\n\n");
    }

    private String words(int count) {
        return words(random, count);
    }

    /// So many words of no meaning.
    static String words(RandomGenerator random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i > 0) text.append(' ');
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private static String title(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
