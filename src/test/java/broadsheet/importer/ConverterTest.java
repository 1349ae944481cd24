package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.PictureId;
import broadsheet.story.PictureUse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What each block, shortcode and element of old content becomes. The notation is that of [Shown].
class ConverterTest {
    /// Pictures are had by attachment number; 404 is one that is lost.
    private static final Context CONTEXT =
            Context.NONE
                    .withPictures(ref ->
                            ref.attachment() != null && ref.attachment() == 404
                                    ? Optional.empty()
                                    : Optional.of(
                                            new PictureUse(
                                                    new PictureId(
                                                            ref.attachment() == null
                                                                    ? 1
                                                                    : ref.attachment()),
                                                    ref.alt(),
                                                    ref.caption(),
                                                    ref.credit())))
                    .withLinks(new OwnLinks(List.of(URI.create("https://www.oldquay.example"))))
                    .withAttached(List.of(7L, 8L))
                    .withReusable(ref ->
                            ref == 5
                                    ? Optional.of(
                                            "<!-- wp:paragraph --><p>Again</p><!-- /wp:paragraph -->")
                                    : Optional.empty())
                    .withFootnotes("[{\"id\":\"a\",\"content\":\"See <em>Tides</em>.\"}]");

    private static Arguments of(String content, String blocks) {
        return Arguments.of(content, blocks);
    }

    static List<Arguments> classic() {
        return List.of(
                of("One\ntwo\n\nthree", "p One\\two\np three"),
                of("One\r\n\r\n\r\n \r\ntwo", "p One\np two"),
                of("<p>One\ntwo</p>\n<p>three</p>", "p One\\two\np three"),
                of("One<br /><br />two<br>\nthree", "p One\np two\\three"),
                of("Before\n<h3>Tide</h3>\nAfter", "p Before\nh3 Tide\np After"),
                of("<div>One\n\ntwo</div>", "p One\np two"),
                of(
                        "<ul>\n\t<li>One\nmore</li>\n\t<li>two\n<ul>\n<li>three</li>\n</ul>\n</li>\n</ul>",
                        "ul {p One\\more} {p two; ul {p three}}"),
                of("<strong>One\n\ntwo</strong> three", "p <strong:One>\np <strong:two> three"),
                of("<pre>One\n\n  two</pre>", "pre PLAIN One\n\n  two"),
                of("One\n\n<!--more-->\n\ntwo<!--nextpage-->three", "p One\np two\np three"),
                of("&nbsp;\n\n<p>&nbsp;</p><p></p>One", "p One"),
                of("<blockquote>Go.\n<cite>Mara</cite></blockquote>", "quote {p Go.} -- Mara"),
                of("<blockquote><p>Go.</p><p>Now.</p></blockquote>", "quote {p Go.; p Now.}"),
                of(
                        "https://youtu.be/abc\n\nWords",
                        "embed https://www.youtube.com/watch?v=abc (YouTube)\np Words"),
                of(
                        "See\nhttps://vimeo.com/12\nthere",
                        "p See\nembed https://vimeo.com/12 (Vimeo)\np there"),
                of("https://quay.example/x", "p {https://quay.example/x|https://quay.example/x}"),
                of(
                        "One <img class=\"wp-image-9\" src=\"/a.jpg\" alt=\"Quay\" /> two",
                        "p One\npicture #9 alt:Quay\np two"),
                of(
                        "<a href=\"/a.jpg\"><img class=\"wp-image-9\" src=\"/a.jpg\" /></a>",
                        "picture #9"),
                of("a < b and c > d & e", "p a < b and c > d & e"),
                of("<b>unclosed <i>marks", "p <strong:unclosed <em:marks>>"));
    }

    static List<Arguments> elements() {
        return List.of(
                of("<h1>One</h1><h6>six</h6>", "h2 One\nh6 six"),
                of(
                        "<p>a <b>b</b> <i>c</i> <s>d</s> <u>e</u> <code>f</code> <sub>g</sub> <sup>h</sup> <mark>i</mark> <small>j</small></p>",
                        "p a <strong:b> <em:c> <s:d> <u:e> <code:f> <sub:g> <sup:h> <mark:i> <small:j>"),
                of(
                        "<p><strike>a</strike><del>b</del><ins>c</ins><kbd>d</kbd><samp>e</samp><tt>f</tt><var>g</var><big>h</big><cite>i</cite></p>",
                        "p <s:a><s:b><u:c><code:d><code:e><code:f><code:g>h<cite:i>"),
                of(
                        "<p><q>Go</q> <abbr title=x>WP</abbr> <span lang=\"cy\">bore da</span> <span style=\"font-weight: bold\">b</span></p>",
                        "p “Go” WP <cy:bore da> <strong:b>"),
                of("<p lang=\"he\">שלום</p>", "p <he:שלום>"),
                of("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "p 漢(kan)"),
                of(
                        "<p><a href=\"https://www.oldquay.example/2013/tide/?p=1\">a</a> <a href=\"http://oldquay.example\">b</a> <a href=\"#top\">c</a> <a href=\"javascript:x\">d</a> <a name=x>e</a> <a href=\"mailto:desk@quay.example\">f</a></p>",
                        "p {a|/2013/tide/?p=1} {b|/} c d e {f|mailto:desk@quay.example}"),
                of(
                        "<ol start=\"4\"><li>a</li><li><p>b</p><p>c</p></li></ol>",
                        "ol4 {p a} {p b; p c}"),
                of("<dl><dt>Ebb</dt><dd>Out</dd></dl>", "ul {p <strong:Ebb>; p Out}"),
                of("<hr><hr>", "divider\ndivider"),
                of(
                        "<pre><code>if (a &lt; b) {\n  go();\n}</code></pre>",
                        "pre CODE if (a < b) {\n  go();\n}"),
                of(
                        "<table><caption>Tides</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th>c</th><td colspan=2 rowspan=0>d</td></tr></tbody><tfoot><tr><td>e</td><td></td></tr></tfoot></table>",
                        "table1 / A | B / !c | c2:d / e |  | Tides"),
                of(
                        "<table><tr><th>A</th><th>B</th></tr><tr><td>c</td><td>d</td></tr></table>",
                        "table1 / A | B / c | d"),
                of("<table><tr><td><p>All</p><p>layout</p></td></tr></table>", "p All\np layout"),
                of(
                        "<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>",
                        "table0 / a | b"),
                of(
                        "<table><tr><td>a<img class=wp-image-3 src=/x></td><td>b</td></tr></table>",
                        "table0 / a | b\npicture #3"),
                of(
                        "<figure><img class=wp-image-3 src=/x><figcaption>The quay <cite>Ida Lund</cite></figcaption></figure>",
                        "picture #3 caption:The quay credit:Ida Lund"),
                of(
                        "<figure><table><tr><td>a</td><td>b</td></tr></table><figcaption>T</figcaption></figure>",
                        "table0 / a | b | T"),
                of("<p>a<img class=wp-image-404 src=/x></p>", "p a"),
                of(
                        "<figure><img class=wp-image-404 src=/x><figcaption>Lost</figcaption></figure>",
                        "p Lost"),
                of("<p>Hi <img class=emoji alt=\"⚓\" src=https://x.example/e.png></p>", "p Hi ⚓"),
                of(
                        "<iframe src=\"https://www.youtube.com/embed/abc?rel=0\"></iframe>",
                        "embed https://www.youtube.com/watch?v=abc (YouTube)"),
                of(
                        "<iframe src=\"//player.vimeo.com/video/12\"></iframe>",
                        "embed https://vimeo.com/12 (Vimeo)"),
                of(
                        "<iframe src=\"https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/9\"></iframe>",
                        "embed https://api.soundcloud.com/tracks/9 (SoundCloud)"),
                of(
                        "<iframe src=\"https://open.spotify.com/embed/track/9\"></iframe>",
                        "embed https://open.spotify.com/track/9 (Spotify)"),
                of(
                        "<iframe title=\"Map\" src=\"https://maps.example/x\"></iframe>",
                        "embed https://maps.example/x (null) Map"),
                of(
                        "<object><param name=\"movie\" value=\"https://www.youtube.com/v/abc\"><embed src=\"https://www.youtube.com/v/abc\"></object>",
                        "embed https://www.youtube.com/watch?v=abc (YouTube)"),
                of(
                        "<blockquote class=\"twitter-tweet\"><p>Tide!</p>— Mara <a href=\"https://twitter.com/mara/status/1\">May</a></blockquote><script src=x></script>",
                        "embed https://twitter.com/mara/status/1 (X) | Tide!\\— Mara {May|https://twitter.com/mara/status/1}"),
                of(
                        "<audio src=\"/a.mp3\"></audio><video poster=\"/p.jpg\"><source src=\"https://x.example/v.mp4\"></video>",
                        "AUDIO /a.mp3\nVIDEO https://x.example/v.mp4 poster #1"),
                of(
                        "<details><summary>More</summary><p>Words</p></details>",
                        "factbox More {p Words}"),
                of("<form><label>Name</label><input><button>Go</button></form>", "p NameGo"),
                of(
                        "<address>1 Quay<br>Harbour</address><center>Mid</center>",
                        "p 1 Quay\\Harbour\np Mid"));
    }

    static List<Arguments> demo() {
        return List.of(
                of(
                        "<blockquote class=\"pullquote\"><p>Loud</p><cite>Mara</cite></blockquote>",
                        "pullquote Loud -- Mara"),
                of(
                        "<aside class=\"factbox\"><h3>Tides</h3><p>Two a day.</p></aside>",
                        "factbox Tides {p Two a day.}"),
                of(
                        "<aside class=\"related\"><h3>Most read</h3><ul><li><a href=\"/a\">A</a></li><li><a href=\"/b\">B</a></li></ul></aside>",
                        "related Most read {A|/a} {B|/b}"),
                of(
                        "<div class=\"gallery\"><figure><img src=/1 alt=x><figcaption>One</figcaption></figure><figure><img src=/2></figure></div>",
                        "gallery #1 alt:x caption:One, #1"),
                of(
                        "<figure class=\"embed\"><a href=\"https://vimeo.com/9\">The film</a><figcaption>Watch</figcaption></figure>",
                        "embed https://vimeo.com/9 (Vimeo) The film | Watch"),
                of(
                        "<figure class=\"audio\"><a href=\"/sound.mp3\">Listen</a><figcaption>Gulls</figcaption></figure>",
                        "AUDIO /sound.mp3 | Gulls"),
                of(
                        "<figure class=\"audio\"><audio src=\"/sound.mp3\"></audio><figcaption>Gulls</figcaption></figure>",
                        "AUDIO /sound.mp3 | Gulls"));
    }

    static List<Arguments> blocks() {
        return List.of(
                of(
                        "<!-- wp:paragraph {\"dropCap\":true} -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->",
                        "p One two"),
                of(
                        "<!-- wp:list --><ul><!-- wp:list-item --><li>a<!-- wp:list --><ul><!-- wp:list-item --><li>b</li><!-- /wp:list-item --></ul><!-- /wp:list --></li><!-- /wp:list-item --></ul><!-- /wp:list -->",
                        "ul {p a; ul {p b}}"),
                of(
                        "<!-- wp:quote --><blockquote><!-- wp:paragraph --><p>Go</p><!-- /wp:paragraph --><cite>Mara</cite></blockquote><!-- /wp:quote -->",
                        "quote {p Go} -- Mara"),
                of(
                        "<!-- wp:pullquote --><figure class=\"wp-block-pullquote\"><blockquote><p>Go</p><cite>Mara</cite></blockquote></figure><!-- /wp:pullquote -->",
                        "pullquote Go -- Mara"),
                of(
                        "<!-- wp:verse --><pre class=\"wp-block-verse\">One\n  two</pre><!-- /wp:verse -->",
                        "pre VERSE One\n  two"),
                of(
                        "<!-- wp:image {\"id\":9} --><figure class=\"wp-block-image\"><img src=\"/a.jpg\" alt=\"A\" class=\"wp-image-9\"/><figcaption>Cap</figcaption></figure><!-- /wp:image -->",
                        "picture #9 alt:A caption:Cap"),
                of(
                        "<!-- wp:gallery {\"ids\":[2,3]} --><ul class=\"wp-block-gallery\"><li class=\"blocks-gallery-item\"><figure><img src=\"/a\" data-id=\"2\"/><figcaption>A</figcaption></figure></li><li class=\"blocks-gallery-item\"><figure><img src=\"/b\" data-id=\"3\"/></figure></li></ul><!-- /wp:gallery -->",
                        "gallery #2 caption:A, #3"),
                of(
                        "<!-- wp:gallery --><figure class=\"wp-block-gallery has-nested-images\"><!-- wp:image --><figure class=\"wp-block-image\"><img src=\"/a\" class=\"wp-image-2\"/><figcaption>A</figcaption></figure><!-- /wp:image --><!-- wp:image --><figure class=\"wp-block-image\"><img src=\"/b\" class=\"wp-image-404\"/><figcaption>Lost</figcaption></figure><!-- /wp:image --><!-- wp:image --><figure class=\"wp-block-image\"><img src=\"/c\" class=\"wp-image-4\"/></figure><!-- /wp:image --><figcaption class=\"blocks-gallery-caption\">All</figcaption></figure><!-- /wp:gallery -->",
                        "gallery #2 caption:A, #4 | All\np Lost"),
                of(
                        "<!-- wp:cover {\"url\":\"/c.jpg\",\"id\":6} --><div class=\"wp-block-cover\" style=\"background-image:url(/c.jpg)\"><p>Over</p></div><!-- /wp:cover -->",
                        "picture #6\np Over"),
                of(
                        "<!-- wp:media-text --><div class=\"wp-block-media-text\"><figure><img src=\"/a\" class=\"wp-image-2\"/></figure><div><!-- wp:paragraph --><p>Side</p><!-- /wp:paragraph --></div></div><!-- /wp:media-text -->",
                        "picture #2\np Side"),
                of(
                        "<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:heading --><h2>A</h2><!-- /wp:heading --></div><!-- /wp:column --></div><!-- /wp:columns -->",
                        "h2 A"),
                of(
                        "<!-- wp:buttons --><div><!-- wp:button --><div><a href=\"https://quay.example\">Go</a></div><!-- /wp:button --></div><!-- /wp:buttons -->",
                        "p {Go|https://quay.example}"),
                of(
                        "<!-- wp:embed {\"url\":\"https://youtu.be/x\"} --><figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\nhttps://youtu.be/x\n</div><figcaption>Cap</figcaption></figure><!-- /wp:embed -->",
                        "embed https://www.youtube.com/watch?v=x (YouTube) | Cap"),
                of(
                        "<!-- wp:core-embed/twitter {\"url\":\"https://twitter.com/m/status/1\"} /-->",
                        "embed https://twitter.com/m/status/1 (X)"),
                of(
                        "<!-- wp:file --><div class=\"wp-block-file\"><a href=\"/a.pdf\">Report</a><a href=\"/a.pdf\" class=\"wp-block-file__button\" download>Download</a></div><!-- /wp:file -->",
                        "p {Report|/a.pdf}"),
                of(
                        "<!-- wp:details --><details><summary>More</summary><!-- wp:paragraph --><p>x</p><!-- /wp:paragraph --></details><!-- /wp:details -->",
                        "factbox More {p x}"),
                of(
                        "<!-- wp:social-links --><ul><!-- wp:social-link {\"url\":\"https://quay.example/m\",\"service\":\"mastodon\"} /--></ul><!-- /wp:social-links -->",
                        "ul {p {Mastodon|https://quay.example/m}}"),
                of("<!-- wp:footnotes /-->", "ol {p See <em:Tides>.}"),
                of("<!-- wp:block {\"ref\":5} /-->", "p Again"),
                of(
                        "<!-- wp:math {\"latex\":\"a^2\"} --><div><math><mi>a</mi></math></div><!-- /wp:math -->",
                        "pre CODE a^2"),
                of(
                        "<!-- wp:shortcode -->[gallery ids=\"2,3\"]<!-- /wp:shortcode -->",
                        "gallery #2, #3"),
                of("<!-- wp:html --><b>x</b><!-- /wp:html -->", "p <strong:x>"),
                of(
                        "<!-- wp:spacer --><div></div><!-- /wp:spacer --><!-- wp:separator --><hr/><!-- /wp:separator -->",
                        "divider"),
                of(
                        "<!-- wp:latest-posts /--><!-- wp:query --><div><!-- wp:post-template --><!-- wp:post-title /--><!-- /wp:post-template --></div><!-- /wp:query -->",
                        ""),
                of(
                        "Loose\n\ntext<!-- wp:paragraph --><p>in</p><!-- /wp:paragraph -->and\n\nmore",
                        "p Loose\np text\np in\np and\np more"),
                of("<!-- wp:group --><div><p>open</p>", "p open"),
                of("<!-- wp:latest-posts -->kept", "p kept"),
                of(
                        "<!-- /wp:group --><p>a</p><!-- wp:paragraph {broken --><p>b</p><!-- /wp:paragraph --><!-- wp:x",
                        "p a\np b"));
    }

    static List<Arguments> shortcodes() {
        return List.of(
                of(
                        "[caption id=\"attachment_9\" width=\"300\"]<a href=\"/x\"><img src=\"/a.jpg\" alt=\"A\" /></a> The <em>quay</em>[/caption]",
                        "picture #9 alt:A caption:The <em:quay>"),
                of(
                        "[caption id=\"attachment_9\" caption=\"Old way\"]<img src=\"/a.jpg\" />[/caption]",
                        "picture #9 caption:Old way"),
                of(
                        "[wp_caption id=\"x\"]<img src=\"/a.jpg\" class=\"wp-image-404\"/> Lost[/wp_caption]",
                        "p Lost"),
                of("[gallery ids=\"2, 3\" columns=\"4\"]", "gallery #2, #3"),
                of("Before\n[gallery]\nafter", "p Before\ngallery #7, #8\np after"),
                of(
                        "[audio src=\"https://x.example/a.mp3\"]\n\n[audio https://x.example/b.mp3|titles=x]",
                        "AUDIO https://x.example/a.mp3\nAUDIO https://x.example/b.mp3"),
                of(
                        "[video width=\"6\" mp4=\"https://x.example/v.mp4\"][/video]",
                        "VIDEO https://x.example/v.mp4"),
                of(
                        "[embed width=\"500\"]https://vimeo.com/5[/embed]",
                        "embed https://vimeo.com/5 (Vimeo)"),
                of(
                        "[youtube=https://www.youtube.com/watch?v=abc&w=640]",
                        "embed https://www.youtube.com/watch?v=abc (YouTube)"),
                of(
                        "[youtube id=\"abc\"][vimeo 5][tweet 77]",
                        "embed https://www.youtube.com/watch?v=abc (YouTube)\nembed https://vimeo.com/5 (Vimeo)\nembed https://twitter.com/i/status/77 (X)"),
                of(
                        "[soundcloud url=\"https://soundcloud.com/a/b\" params=\"x\"]",
                        "embed https://soundcloud.com/a/b (SoundCloud)"),
                of(
                        "[googlemaps https://maps.google.com/?q=x]",
                        "embed https://maps.google.com/?q=x (Google)"),
                of("[polldaddy poll=12]Vote", "p Vote"),
                of("[playlist ids=\"1,2\"]", ""),
                of("[box style=\"x\"]Kept <b>all</b>[/box]", "p Kept <strong:all>"),
                of("[vc_row][vc_column width=\"1/2\"]Kept[/vc_column][/vc_row]", "p Kept"),
                of(
                        "Write [[gallery]] or [[caption]x[/caption]]",
                        "p Write [gallery] or [caption]x[/caption]"),
                of(
                        "They [sic] said [1] that […] it [Note: this] was [a simple boat] [x] [top]",
                        "p They [sic] said [1] that […] it [Note: this] was [a simple boat] [x] [top]"),
                of(
                        "<pre>[gallery]</pre> and <code>[caption id=\"x\"]</code>",
                        "pre PLAIN [gallery]\np and <code:[caption id=\"x\"]>"),
                of("[code lang=\"php\"]<b>[gallery]</b>[/code]", "pre CODE <b>[gallery]</b>"),
                of("[caption id=\"x\"]never closed", "p never closed"),
                of("[GALLERY ids=2]", "picture #2"));
    }

    @ParameterizedTest
    @MethodSource({"classic", "elements", "blocks", "shortcodes"})
    void becomes(String content, String blocks) {
        assertThat(Shown.blocks(Converter.convert(content, CONTEXT).body())).isEqualTo(blocks);
    }

    @ParameterizedTest
    @MethodSource({"elements", "demo"})
    void plainHtmlBecomes(String html, String blocks) {
        assertThat(Shown.blocks(Converter.convertHtml(html, CONTEXT).body())).isEqualTo(blocks);
    }

    @Test
    void saysWhatWasLeftOutAndWhichPicturesAreMissing() {
        Converted converted =
                Converter.convert(
                        "<!-- wp:archives /--><!-- wp:archives /--><script>x</script>[contact-form]"
                                + "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table></td><td>f</td></tr></table>"
                                + "<img src=\"data:,x\"><img width=1 height=1 src=\"https://t.example/p.gif\"><img src=\"pics/a.jpg\">"
                                + "<img src=\"https://x.example/b.jpg\" class=\"wp-image-404\">",
                        CONTEXT);
        assertThat(converted.dropped())
                .containsEntry("block archives", 2)
                .containsEntry("script", 1)
                .containsEntry("shortcode contact-form", 1)
                .containsEntry("picture without address", 1)
                .containsEntry("tracking picture", 1);
        assertThat(converted.legacyCounts()).containsOnlyKeys("table with blocks in its cells");
        assertThat(converted.pictures())
                .extracting(PictureRef::url)
                .containsExactly("/pics/a.jpg", "https://x.example/b.jpg");
        assertThat(converted.missing()).extracting(PictureRef::attachment).containsExactly(404L);
    }
}
