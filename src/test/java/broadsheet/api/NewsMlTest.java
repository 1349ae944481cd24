package broadsheet.api;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.State;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.text.SafeHtml;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class NewsMlTest {
    private static final ApiPaper paper = new ApiPaper();
    private static final String G2 = "http://iptc.org/std/nar/2006-10-01/";
    private static Piece story;
    private static Piece killed;
    private static Piece odd;

    @BeforeAll
    static void fill() {
        story = paper.strike();
        killed = paper.mara.publishes(words -> words.headline("Wrong at the root").by("Ada Finch"));
        paper.mara.kills(killed, "It was <not> so & never.");
        odd =
                paper.site.files(
                        new State.Published(),
                        "/2001/قصة",
                        "2001-02-03T04:05:06Z",
                        words ->
                                words.headline("]]> <!-- \u0007\uFFFE & \"'")
                                        .language("ar")
                                        .tagged("موضوع")
                                        .line("A <b> & C")
                                        .body(
                                                List.of(
                                                        new Block.Paragraph(
                                                                Inline.text(
                                                                        "]]> & <\u0001\uFFFF>")),
                                                        new Block.Legacy(
                                                                SafeHtml.trusted(
                                                                        "<p>Old&nbsp;words<br>and <img src=\"/a.png\"></p>"),
                                                                "test"))));
    }

    @AfterAll
    static void close() {
        paper.close();
    }

    @Test
    void fieldsMeanWhatIptcSays() throws Exception {
        Document item = item("/stories/" + story.id().value());
        Element root = item.getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("newsItem");
        assertThat(root.getAttribute("guid")).endsWith("/api/v1/stories/" + story.id().value());
        assertThat(root.getAttribute("version")).isEqualTo("5");
        assertThat(root.getAttribute("standardversion")).isEqualTo("2.35");
        assertThat(root.getAttribute("conformance")).isEqualTo("power");
        assertThat(qcode(item, "itemClass")).isEqualTo("ninat:text");
        assertThat(qcode(item, "pubStatus")).isEqualTo("stat:usable");
        assertThat(text(item, "copyrightNotice")).isEqualTo("© Coast Agency");
        assertThat(text(item, "headline")).isEqualTo("Ferries stop at <noon> & \"later\"");
        assertThat(text(item, "dateline")).isEqualTo("HARBOUR CITY");
        assertThat(text(item, "by")).isEqualTo("Ada Finch, Bo Reed, and our own staff");
        assertThat(all(item, G2, "subject")).hasSize(4);
        assertThat(all(item, G2, "edNote")).isEmpty();
        assertThat(all(item, "http://www.w3.org/1999/xhtml", "figure")).hasSize(2);
        List<Element> pictures =
                all(item, G2, "link").stream()
                        .filter(link -> link.getAttribute("rel").equals("irel:associatedWith"))
                        .toList();
        assertThat(pictures).hasSize(2);
        for (Element link : pictures) {
            Reply reply = paper.site.get(ApiPaper.local(link.getAttribute("href")));
            Document picture = parsed(reply);
            assertThat(picture.getDocumentElement().getAttribute("guid"))
                    .isEqualTo(link.getAttribute("residref"));
            assertThat(qcode(picture, "itemClass")).isEqualTo("ninat:picture");
            for (Element file : all(picture, G2, "remoteContent"))
                assertThat(paper.site.get(ApiPaper.local(file.getAttribute("href"))).status())
                        .isEqualTo(200);
        }
    }

    @Test
    void aKilledStoryIsTheSameItemCanceled() throws Exception {
        Document item = item("/stories/" + killed.id().value());
        assertThat(item.getDocumentElement().getAttribute("guid"))
                .endsWith("/api/v1/stories/" + killed.id().value());
        assertThat(item.getDocumentElement().getAttribute("version")).isEqualTo("3");
        assertThat(qcode(item, "pubStatus")).isEqualTo("stat:canceled");
        assertThat(text(item, "edNote")).isEqualTo("It was <not> so & never.");
        assertThat(all(item, G2, "contentMeta")).isEmpty();
        assertThat(all(item, G2, "contentSet")).isEmpty();
    }

    @Test
    void whatNoXmlMayHoldIsLeftOut() throws Exception {
        Document item = item("/stories/" + odd.id().value());
        assertThat(text(item, "headline")).isEqualTo("]]> <!--  & \"'");
        assertThat(text(item, "language")).isEmpty();
        assertThat(item.getDocumentElement().getAttribute("xml:lang")).isEqualTo("ar");
    }

    @Test
    void itIsValidAgainstTheSchemaOfIptc() throws Exception {
        Schema schema = Schemas.newsMl();
        List<String> targets = new ArrayList<>();
        for (Piece piece : List.of(story, killed, odd))
            targets.add(ApiPaper.API + "/stories/" + piece.id().value() + "/newsml-g2.xml");
        for (Element link : all(item("/stories/" + story.id().value()), G2, "link"))
            if (!link.getAttribute("residref").isEmpty())
                targets.add(ApiPaper.local(link.getAttribute("href")));
        assertThat(targets).hasSize(5);
        for (String target : targets) Schemas.validate(schema, paper.site.get(target));
    }

    private static Document item(String story) throws Exception {
        return parsed(paper.get(story + "/newsml-g2.xml"));
    }

    private static Document parsed(Reply reply) throws Exception {
        assertThat(reply.status()).as(reply + "").isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/vnd.iptc.g2.newsitem+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(reply.body()));
    }

    private static List<Element> all(Document item, String space, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = item.getElementsByTagNameNS(space, name);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    private static String text(Document item, String name) {
        return all(item, G2, name).getFirst().getTextContent();
    }

    private static String qcode(Document item, String name) {
        return all(item, G2, name).getFirst().getAttribute("qcode");
    }
}
