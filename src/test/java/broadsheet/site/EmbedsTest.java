package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our stories on other sites.
class EmbedsTest {
    private static final TestSite site = TestSite.open();

    /// What the pages call the paper's own address where the port is any that is free.
    private static final String HOME = "http://localhost:0";

    private final Editor mara = site.editor("Mara");

    @AfterAll
    static void close() {
        site.close();
    }

    private static Reply ask(String url, String more) {
        return site.get("/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more);
    }

    private static String url(Piece piece) {
        return HOME + piece.path();
    }

    @Test
    void aStorysPageLeadsToItsOfferAndTheOfferToItsCard() {
        Piece story =
                mara.publishes(words -> words.headline("Ferry \"runs\" again").by("Ada Finch"));
        String discovered =
                site.get(story.path())
                        .html()
                        .select("link[type=application/json+oembed]")
                        .attr("href");
        URI address = URI.create(discovered);
        Reply reply = site.get(address.getRawPath() + "?" + address.getRawQuery());
        Json.Obj offer = Json.read(reply.text()).obj();
        assertThat(offer.text("type")).isEqualTo("rich");
        assertThat(offer.text("version")).isEqualTo("1.0");
        assertThat(offer.text("author_name")).isEqualTo("Ada Finch");
        var frame = Jsoup.parse(offer.text("html")).selectFirst("iframe");
        assertThat(frame.attr("title")).isEqualTo("Ferry \"runs\" again");
        Reply card = site.get(URI.create(frame.attr("src")).getPath());
        assertThat(card.status()).isEqualTo(200);
        assertThat(card.html().select("script")).isEmpty();
        assertThat(card.html().select("h1 a").attr("href")).isEqualTo(url(story));
        assertThat(card.header("Content-Security-Policy"))
                .contains("frame-ancestors https: http:")
                .contains("default-src 'none'");
    }

    @Test
    void noOtherPageMayBeFramed() {
        Piece story = mara.publishes(words -> words.headline("Not to be framed"));
        assertThat(site.get(story.path()).header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void theOfferKeepsToTheRoomTheAskerHas() {
        Piece story = mara.publishes(words -> words.headline("A small one"));
        Json.Obj offer = Json.read(ask(url(story), "&maxwidth=300&maxheight=120").text()).obj();
        assertThat(offer.number("width")).isEqualTo(300);
        assertThat(offer.number("height")).isEqualTo(120);
    }

    @Test
    void theOfferIsHadAsXmlToo() {
        Piece story = mara.publishes(words -> words.headline("Tea & <biscuits>"));
        Reply reply = ask(url(story), "&format=xml");
        assertThat(reply.header("Content-Type")).startsWith("text/xml");
        var xml = Jsoup.parse(reply.text(), "", org.jsoup.parser.Parser.xmlParser());
        assertThat(xml.select("title").text()).isEqualTo("Tea & <biscuits>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/story",
                "javascript:alert(1)",
                "//localhost:0/story",
                "http://localhost:0",
                "http://localhost:0@elsewhere.example/story",
                "http://localhost:0.elsewhere.example/story",
                "::::",
                "/story"
            })
    void noCardIsMadeOfWhatIsNotOurs(String url) {
        assertThat(ask(url, "").status()).isEqualTo(404);
    }

    @Test
    void wrongQuestionsAreToldWhatIsWrong() {
        Piece story = mara.publishes(words -> words.headline("Asked about"));
        assertThat(site.get("/oembed").status()).isEqualTo(400);
        assertThat(ask(url(story), "&format=yaml").status()).isEqualTo(501);
        Reply wide = ask(url(story), "&maxwidth=wide");
        assertThat(wide.status()).isEqualTo(400);
        assertThat(ask(url(story), "&maxwidth=99999999999999999999").status()).isEqualTo(400);
        assertThat(ask(url(story), "&maxheight=-1").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotPublicHasNoCardAndAKilledStorysCardGoesInTheSameAct() {
        Piece draft = mara.drafts(words -> words.headline("Still a secret"));
        assertThat(ask(url(draft), "").status()).isEqualTo(404);
        Reply card = site.get("/embed/" + draft.id().value());
        assertThat(card.status()).isEqualTo(404);
        assertThat(card.text()).doesNotContain("secret").doesNotContain(draft.path());

        Piece story = mara.publishes(words -> words.headline("Wrong at the root"));
        String address = "/embed/" + story.id().value();
        assertThat(site.get(address).text()).contains("Wrong at the root");
        mara.kills(story, "It was wrong.");
        Reply gone = site.get(address);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.text()).doesNotContain("Wrong at the root");
        assertThat(ask(url(story), "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "99999999999999999999", "1%00", "1/2"})
    void noNumberNoCard(String number) {
        assertThat(site.get("/embed/" + number).status()).isIn(400, 404);
    }
}
