package broadsheet.feeds;

import broadsheet.text.Xml;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Writes sitemaps (sitemaps.org 0.9) with Google's entries for pictures and news.
final class SitemapWriter {
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private final Xml xml;

    private SitemapWriter(Xml xml) {
        this.xml = xml;
    }

    private SitemapWriter(String root, int sizeGuess, @Nullable String... namespaces) {
        this(new Xml(sizeGuess).open(root, namespaces));
    }

    /// Lines for an index, without what stands around them.
    static SitemapWriter lines() {
        return new SitemapWriter(Xml.part());
    }

    static SitemapWriter index() {
        return new SitemapWriter("sitemapindex", 32_768, "xmlns", SITEMAP);
    }

    static SitemapWriter pages(int count) {
        return new SitemapWriter(
                "urlset", count * 250 + 512, "xmlns", SITEMAP, "xmlns:image", IMAGE);
    }

    static SitemapWriter news(int count) {
        return new SitemapWriter("urlset", count * 400 + 512, "xmlns", SITEMAP, "xmlns:news", NEWS);
    }

    /// Names a sitemap in the index.
    SitemapWriter sitemap(String address, @Nullable Instant changed) {
        xml.open("sitemap").text("loc", address).text("lastmod", date(changed)).close();
        return this;
    }

    /// @param picture the whole address of one on the page; null for none
    SitemapWriter page(String address, @Nullable Instant changed, @Nullable String picture) {
        xml.open("url").text("loc", address).text("lastmod", date(changed));
        if (picture != null) xml.open("image:image").text("image:loc", picture).close();
        xml.close();
        return this;
    }

    /// @param language as ISO 639 has it
    SitemapWriter article(
            String address, String paper, String language, Instant published, String title) {
        xml.open("url").text("loc", address).open("news:news").open("news:publication");
        xml.text("news:name", paper).text("news:language", language).close();
        xml.text("news:publication_date", date(published)).text("news:title", title);
        xml.close().close();
        return this;
    }

    /// What [#lines] has written.
    SitemapWriter markup(String lines) {
        xml.markup(lines);
        return this;
    }

    String end() {
        return xml.close().toString();
    }

    @Override
    public String toString() {
        return xml.toString();
    }

    /// As W3C's note on dates has it. Years it has no form for are left out.
    private static @Nullable String date(@Nullable Instant at) {
        if (at == null) return null;
        int year = LocalDate.ofInstant(at, java.time.ZoneOffset.UTC).getYear();
        return year < 1 || year > 9999 ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
