package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.PictureId;
import broadsheet.testing.InBrowser;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is pasted into the editor: in the shapes that other programs give, and in those that an
/// attacker does.
@InBrowser
class EditorPasteTest {

    @RegisterExtension private static final EditorOpen here = new EditorOpen();

    private static String pasted(String html, String plain) {
        here.editor.begin();
        here.editor.paste(html, plain);
        here.editor.save();
        return here.editor.saved();
    }

    @Test
    void fromWord() {
        String html =
                """
                <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style>
                <!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
                <body lang=EN-GB><!--StartFragment-->
                <p class=MsoTitle>The line<o:p></o:p></p>
                <p class=MsoNormal>Nothing <b style='mso-bidi-font-weight:normal'>moved</b> on <i>Monday</i>,<span style='mso-spacerun:yes'>&nbsp; </span>says <a href="https://line.example/a">the line</a>.<o:p></o:p></p>
                <p class=MsoNormal><o:p>&nbsp;</o:p></p>
                <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>No boats<o:p></o:p></p>
                <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>More buses<o:p></o:p></p>
                <table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Port</p></td><td><p class=MsoNormal>Boats<br>in use</p></td></tr><tr><td><p class=MsoNormal>Skarn</p></td><td><p class=MsoNormal>3</p><p class=MsoNormal>or 4</p></td></tr></table>
                <p class=MsoNormal style='display:none'>Hidden</p>
                <!--EndFragment--></body></html>
                """;
        assertThat(pasted(html, "not this"))
                .isEqualTo(
                        """
                        ## The line

                        Nothing **moved** on *Monday*, says [the line](https://line.example/a).

                        - No boats
                        - More buses

                        ::: block
                        [{"block":"table","caption":[],"headRows":0,"rows":[[{"header":false,"columns":1,"rows":1,"text":["Port"]},{"header":false,"columns":1,"rows":1,"text":["Boats",{"mark":"break"},"in use"]}],[{"header":false,"columns":1,"rows":1,"text":["Skarn"]},{"header":false,"columns":1,"rows":1,"text":["3",{"mark":"break"},"or 4"]}]]}]
                        :::\
                        """);
    }

    @Test
    void fromGoogleDocs() {
        String html =
                """
                <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-weight:400">The line</span></h1>
                <p dir="ltr"><span style="font-weight:400;font-style:normal">Nothing </span><span style="font-weight:700;font-style:normal">moved</span><span style="font-weight:400;font-style:italic"> on Monday</span><span style="font-weight:400;text-decoration:line-through"> or Tuesday</span></p><br>
                <ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">No boats</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>None at all</span></p></li></ul></ul>
                <p dir="ltr"><a href="https://www.google.com/url?q=https://line.example/a&amp;sa=D" style="text-decoration:none"><span style="text-decoration:underline">The line</span></a></p></b><br class="Apple-interchange-newline">
                """;
        assertThat(pasted(html, "not this"))
                .isEqualTo(
                        """
                        ## The line

                        Nothing **moved*** on Monday*~~ or Tuesday~~

                        ::: block
                        [{"block":"list","ordered":false,"start":1,"items":[[{"block":"paragraph","text":["No boats"]},{"block":"list","ordered":false,"start":1,"items":[[{"block":"paragraph","text":["None at all"]}]]}]]}]
                        :::

                        [The line](https://line.example/a)\
                        """);
    }

    @Test
    void fromAPage() {
        String html =
                """
                <article><div><h1>The line</h1><nav hidden>Menu</nav><p>First.<br><br>Second.</p>
                <figure><img src="https://a.example/x.jpg"><figcaption>A caption of nothing</figcaption></figure>
                <blockquote><p>We are sorry.</p></blockquote><div>Third <a href="/relative">relative</a></div>
                <iframe src="https://video.example/embed/1" title="The film"></iframe>
                <pre>a  b
                c</pre><hr><table><tr><td><p>All in a table</p></td></tr></table></div></article>
                """;
        assertThat(pasted(html, "not this"))
                .isEqualTo(
                        """
                        ## The line

                        First.

                        Second.

                        > We are sorry.

                        Third relative

                        ::: embed https://video.example/embed/1
                        provider: video.example
                        title: The film
                        :::

                        ```
                        a  b
                        c
                        ```

                        ---

                        All in a table\
                        """);
    }

    @Test
    void plainText() {
        assertThat(pasted("", "One\r\ntwo\r\n\r\nThree\n\n• a\n• b\n\n1) c\n2) d\n\n> said"))
                .isEqualTo("One\\\ntwo\n\nThree\n\n- a\n- b\n\n1. c\n2. d\n\n> said");
        assertThat(pasted("", "A line\nanother")).isEqualTo("A line\n\nanother");
    }

    @Test
    void anAddressBecomesALinkOfTheWordsItIsPastedOver() {
        here.editor.begin();
        here.editor.type("See this");
        here.editor.keys("Control+Shift+ArrowLeft");
        here.editor.paste("", "https://a.example/b?c=1");
        here.editor.keys("End", "Enter");
        here.editor.paste("", "https://www.youtube.com/watch?v=1");
        here.editor.save();
        assertThat(here.editor.saved())
                .isEqualTo(
                        "See [this](https://a.example/b?c=1)\n\n::: embed https://www.youtube.com/watch?v=1\nprovider: youtube.com\n:::");
    }

    @Test
    void whatIsCutHereIsPastedHereAsItWas() {
        here.editor.begin();
        here.editor.visitor().open(here.editor.at);
        here.editor
                .visitor()
                .fill(
                        here.editor.at + "/copy",
                        java.util.Map.of(
                                "body",
                                "One\n\n> Quote\n> — who\n\n::: block\n[{\"block\":\"legacy\",\"html\":\"<p>x</p>\",\"origin\":\"form\"}]\n:::"));
        here.editor.again();
        String before = here.editor.saved();
        here.editor.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        here.editor.text().locator("p").first().click();
        here.editor.keys("Control+a", "Control+x", "Control+v");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo(before);
    }

    @Test
    void nothingThatIsPastedRunsLoadsOrIsKept() {
        List<String> asked = new CopyOnWriteArrayList<>();
        here.editor.page.onRequest(request -> {
            if (!request.url().startsWith(here.editor.visitor().origin())) asked.add(request.url());
        });
        List<String> vectors =
                List.of(
                        "<script>alert(1)</script><p>a</p>",
                        "<img src=x onerror=alert(2)>",
                        "<svg><script>alert(3)</script><animate onbegin=alert(3)></svg>",
                        "<p onclick=alert(4) style='background:url(https://evil.example/4)'>four</p>",
                        "<a href='javascript:alert(5)'>five</a>",
                        "<a href='java&#10;script:alert(5)'>five</a>",
                        "<a href='data:text/html,<script>alert(6)</script>'>six</a>",
                        "<iframe srcdoc='<script>alert(7)</script>'></iframe>",
                        "<iframe src='javascript:alert(8)'></iframe>",
                        "<math><mtext><table><mglyph><style><img src=x onerror=alert(9)>",
                        "<noscript><p title='</noscript><img src=x onerror=alert(10)>'>",
                        "<template><img src=x onerror=alert(11)></template>",
                        "<div data-card='{\"block\":\"legacy\",\"html\":\"<script>alert(12)</script>\",\"origin\":\"x\"}'>twelve</div>",
                        "<div data-embed='javascript:alert(13)'>thirteen</div>",
                        "<div data-audio-video='data:x' data-poster='{}'>fourteen</div>",
                        "<div data-picture='1\" onload=alert(15)'>fifteen</div>",
                        "<div class=ed-related><a href='javascript:alert(16)'>sixteen</a></div>",
                        "<p data-pm-slice='1 1 []'><img src=x onerror=alert(17)><a href='javascript:alert(17)'>x</a></p>",
                        "<link rel=stylesheet href=https://evil.example/18><style>@import 'https://evil.example/18'</style>",
                        "<meta http-equiv=refresh content='0;url=https://evil.example/19'><base href=https://evil.example/>",
                        "<form action=https://evil.example><button formaction='javascript:alert(20)'>x</button></form>",
                        "<picture><source srcset=https://evil.example/21><img src=https://evil.example/21></picture>",
                        "<i lang='\" onmouseover=alert(22) x=\"'>y</i>",
                        "<h2><ul><li><table><tr><td colspan=999999999 rowspan=-1>z</td><td>y</td></table></ul></h2>",
                        "<ul><li>".repeat(300) + "deep",
                        "<blockquote>".repeat(300) + "deep",
                        "<div><b>".repeat(250) + "deep");
        here.editor.begin();
        for (String vector : vectors) {
            here.editor.clear();
            here.editor.paste(vector, "x");
            here.editor.keys("Control+End");
            here.editor.save();
            String blocks =
                    here.editor
                            .visitor()
                            .open(here.editor.at)
                            .html()
                            .select("input[name=blocks]")
                            .val();
            assertThat(blocks.toLowerCase(java.util.Locale.ROOT))
                    .as(vector)
                    .doesNotContain(
                            "<", "javascript:", "data:", "onerror", "evil.example", "legacy");
        }
        assertThat(here.window.complaints()).filteredOn(it -> it.contains(": dialog ")).isEmpty();
        assertThat(asked).isEmpty();
    }

    private static byte[] png() throws IOException {
        var image =
                new java.awt.image.BufferedImage(
                        600, 400, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var png = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @Test
    void aPictureIsDroppedWhereItBelongs() throws IOException {
        here.editor.begin();
        here.editor.type("Before\nAfter");
        here.editor
                .text()
                .evaluate(
                        """
                        (text, bytes) => {
                          const dataTransfer = new DataTransfer(), at = text.lastElementChild.getBoundingClientRect()
                          dataTransfer.items.add(new File([Uint8Array.fromBase64(bytes)], 'ferry.png', { type: 'image/png' }))
                          text.dispatchEvent(new DragEvent('drop', { dataTransfer, clientX: at.left + 1, clientY: at.top + 5, bubbles: true, cancelable: true }))
                        }
                        """,
                        Base64.getEncoder().encodeToString(png()));
        here.editor.page.locator(".ed-picture img").waitFor();
        here.editor.save();
        assertThat(
                        here.editor
                                .text()
                                .locator("> *")
                                .evaluateAll(
                                        "all => all.map(it => it.textContent.slice(0, 6)).join('|')"))
                .asString()
                .startsWith("Before|")
                .contains("After");
        assertThat(here.editor.blocks()).contains("\"picture\"");
    }

    /// Those that come with their bytes come in where they stood; of others nothing is fetched, and
    /// a line that is no part of the story says so.
    @Test
    void picturesInPastedWords() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        here.editor.page.onRequest(request -> {
            if (!request.url().startsWith(here.editor.visitor().origin())) asked.add(request.url());
        });
        here.editor.begin();
        String bytes = Base64.getEncoder().encodeToString(png());
        here.editor.paste(
                """
                <p>Before\ufdd07\ufdd1</p><p><img alt="The Alma" src="data:image/png;base64,%s"></p>
                <p>Between</p><figure><img alt="The quay" src="https://a.example/quay.jpg"><figcaption>On Sunday</figcaption></figure>
                <p>Words <img src="file:///C:/clip.emz" alt=""> go on</p>
                <figure><img src="data:image/png;base64,%s"><figcaption>In May</figcaption></figure><p>After</p>
                """
                        .formatted(bytes, bytes),
                "not this");
        var lines = here.editor.page.locator(".ed-left-out");
        here.editor.page.locator(".ed-picture img").nth(1).waitFor();
        assertThat(lines.allTextContents())
                .containsExactly(
                        "Picture left out: The quay – On Sunday – https://a.example/quay.jpg. Bring it in as a file. Close",
                        "Picture left out: file:///C:/clip.emz. Bring it in as a file. Close");
        assertThat(
                        (String)
                                lines.first()
                                        .evaluate(
                                                "line => line.previousElementSibling.textContent + '|' + line.nextElementSibling.textContent"))
                .as("where it stood")
                .startsWith("Between|Words ");
        lines.first().locator("button").click();
        assertThat(lines.count()).isEqualTo(1);
        here.editor.save();
        assertThat(here.editor.saved().replaceAll("::: picture \\d+", "::: picture N"))
                .isEqualTo(
                        """
                        Before7

                        ::: picture N
                        alt: The Alma
                        :::

                        Between

                        Words go on

                        ::: picture N
                        caption: In May
                        :::

                        After\
                        """);
        assertThat(asked).isEmpty();
    }

    @Test
    void aPictureInPastedWordsThatIsRefusedLeavesALine() {
        here.editor.begin();
        here.editor.paste(
                "<p>Before</p><img alt='Broken' src='data:image/png;base64,bm8gcGljdHVyZQ=='><p>After</p>",
                "not this");
        here.editor.page.locator(".ed-left-out button").waitFor();
        assertThat(here.editor.page.locator(".ed-left-out").textContent())
                .contains("Picture left out: Broken");
        assertThat(here.editor.page.locator("#editor-note").textContent()).contains("Broken.png");
        here.editor.save();
        assertThat(here.editor.saved()).isEqualTo("Before\n\nAfter");
    }

    @Test
    void picturesComeInByFileAndHaveTheirWords() throws IOException {
        here.editor.begin();
        here.editor.type("/picture\n");
        here.editor.page.locator("dialog.library[open]").waitFor();
        here.editor
                .page
                .locator("dialog.library input[type=file]")
                .setInputFiles(new FilePayload("ferry at berth.png", "image/png", png()));
        here.editor.page.locator(".ed-picture img").waitFor();
        assertThat(here.editor.page.locator(".ed-picture .ed-missing").isVisible()).isTrue();
        here.editor.type("The Alma on Sunday");
        here.editor.page.getByLabel("What it shows").first().fill("A ferry at its berth");
        here.editor
                .page
                .getByLabel(
                        "Credit",
                        new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("Inês Duarte");
        assertThat(here.editor.page.locator(".ed-picture .ed-missing").isVisible()).isFalse();
        here.editor.save();
        long id = here.site.app().pictures().newest(List.of("ferry"), 1).getFirst().id().value();
        assertThat(here.site.app().pictures().find(new PictureId(id))).isPresent();
        assertThat(here.editor.saved())
                .isEqualTo(
                        "::: picture "
                                + id
                                + "\nalt: A ferry at its berth\ncaption: The Alma on Sunday\ncredit: Inês Duarte\n:::");
        here.editor.page.locator("#f-headline").click();
        here.editor
                .page
                .locator(
                        "summary",
                        new com.microsoft.playwright.Page.LocatorOptions()
                                .setHasText("Lead picture"))
                .click();
        here.editor.page.locator("#choose-picture").click();
        here.editor.page.locator(".library-list button").first().click();
        assertThat(here.editor.page.locator("#f-picture").inputValue())
                .isEqualTo(Long.toString(id));
        here.editor.page.locator("[data-part=social-picture] img").waitFor();
        here.editor
                .text()
                .evaluate(
                        """
                        text => {
                          const clipboardData = new DataTransfer()
                          clipboardData.items.add(new File(['no picture'], 'notes.png', { type: 'image/png' }))
                          text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
                        }
                        """);
        here.editor.page.locator("#editor-note:visible").waitFor();
        assertThat(here.editor.page.locator("#editor-note").textContent())
                .contains("notes.png", "JPEG");
    }
}
