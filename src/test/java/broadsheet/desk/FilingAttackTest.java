package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.story.Section;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody could send to change more than they may, or to run in somebody else's browser.
class FilingAttackTest {
    private static final String EVIL =
            "<img src=x onerror=alert(1)>\"'></script><script>alert(2)</script>]]>{{7*7}}";

    private final TestSite site = TestSite.open();
    private final Visitor head = site.visitor().as("Helga", Role.DESK_HEAD);

    @AfterEach
    void close() {
        site.close();
    }

    private Section section(String path) {
        return site.app().sections().tree().at(path).orElseThrow();
    }

    private Reply posts(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("form-token", head.formToken());
        return head.post(path, all);
    }

    private long tag(String slug) {
        return site.app().tags().at(slug).orElseThrow().id().value();
    }

    private long contributor(String slug) {
        return site.app().contributors().at(slug).orElseThrow().id().value();
    }

    @Test
    void whatIsTypedIsTextOnEverySurface() throws Exception {
        Piece piece =
                site.editor("Mara")
                        .publishes(words ->
                                words.headline("Quay").in("/world").tagged("Tag").by("Ines"));
        String sectionAt = "/desk/sections/" + section("/world").id().value();
        String tagAt = "/desk/tags/" + tag("tag");
        String personAt = "/desk/contributors/" + contributor("ines");
        Map<String, String> words =
                Map.of(
                        "name", EVIL,
                        "slug", "evil",
                        "description", EVIL,
                        "role", EVIL,
                        "bio", EVIL,
                        "links", "https://x.example/'onclick='alert(1)");
        for (String at : List.of(sectionAt, tagAt, personAt))
            assertThat(posts(at, words).status()).as(at).isEqualTo(303);
        for (String address :
                List.of(
                        "/",
                        "/evil",
                        "/evil/quay",
                        "/tag/evil",
                        "/by/evil",
                        "/search?q=quay",
                        "/embed/" + piece.id().value(),
                        "/most-read",
                        "/archive")) assertHarmless(site.get(address));
        for (String at :
                List.of(
                        sectionAt,
                        tagAt,
                        personAt,
                        "/desk/sections",
                        "/desk/tags",
                        "/desk/contributors",
                        "/desk/audit",
                        "/desk/stories")) assertHarmless(head.open(at));
        Reply asked = head.get(tagAt + "/merger?into=%3Cimg%20src=x%20onerror=alert(1)%3E");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.html().select("img[src=x], [onerror]")).isEmpty();
        for (String feed :
                List.of(
                        "/feed.xml",
                        "/feed.atom",
                        "/evil/feed.xml",
                        "/tag/evil/feed.atom",
                        "/by/evil/feed.xml",
                        "/sitemap.xml",
                        "/sitemap/pages.xml")) {
            Reply reply = site.get(feed);
            assertThat(reply.status()).as(feed).isEqualTo(200);
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(reply.body()));
        }
        for (String json :
                List.of(
                        "/feed.json",
                        "/api/v1/sections",
                        "/api/v1/tags",
                        "/api/v1/contributors",
                        "/api/v1/stories")) {
            Reply reply = site.get(json);
            assertThat(reply.status()).as(json).isEqualTo(200);
            Json.read(reply.text());
        }
    }

    private static void assertHarmless(Reply reply) {
        assertThat(reply.status()).as(reply.path()).isIn(200, 303);
        var html = reply.html();
        assertThat(html.select("img[src=x], [onerror], [onclick]")).as(reply.path()).isEmpty();
        assertThat(html.select("script"))
                .as(reply.path())
                .noneSatisfy(script -> assertThat(script.data()).startsWith("alert"));
        html.select("script[type='application/ld+json']").forEach(it -> Json.read(it.data()));
    }

    @Test
    void aLinkLeadsToTheWebAndNowhereElse() {
        site.editor("Mara").publishes(words -> words.by("Ines"));
        String at = "/desk/contributors/" + contributor("ines");
        for (String link :
                List.of(
                        "javascript:alert(1)",
                        "JaVaScRiPt:alert(1)",
                        "data:text/html,x",
                        "//evil.example",
                        "https://user:pass@evil.example",
                        "https://good.example\\@evil.example",
                        "https://",
                        "ftp://x.example",
                        "http://x.example/ y",
                        "https://x.example/" + "a".repeat(600))) {
            Reply reply = posts(at, Map.of("name", "Ines", "slug", "ines", "links", link));
            assertThat(reply.status()).as(link).isEqualTo(422);
        }
        for (String email : List.of("x", "a b@c.example", "x@y.example?bcc=all@z.example"))
            assertThat(posts(at, Map.of("name", "Ines", "email", email)).status())
                    .as(email)
                    .isEqualTo(422);
        for (String picture : List.of("0", "-1", "4711", "x", "99999999999999999999"))
            assertThat(posts(at, Map.of("name", "Ines", "picture.number", picture)).status())
                    .as(picture)
                    .isEqualTo(422);
        assertThat(site.app().contributors().at("ines").orElseThrow().links()).isEmpty();
    }

    @Test
    void fieldsThatNoFormHasChangeNothing() {
        Section before = section("/world");
        Map<String, String> form = new HashMap<>();
        for (String more :
                List.of("id", "path", "position", "inUse", "parent_id", "merged_into", "actor"))
            form.put(more, "4711");
        form.put("name", "World");
        form.put("slug", "world");
        form.put("parent", "");
        form.put("hue", "url(//evil.example)");
        assertThat(posts("/desk/sections/" + before.id().value(), form).status()).isEqualTo(303);
        Section after = section("/world");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.position()).isEqualTo(before.position());
        assertThat(after.hue()).isNull();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String place : List.of("sections", "tags", "contributors"))
            for (String id :
                    List.of("0", "-1", "4711", "x", "99999999999999999999", "1%20or%201")) {
                String at = "/desk/" + place + "/" + id;
                assertThat(head.get(at).status()).as(at).isEqualTo(404);
                assertThat(posts(at, Map.of("name", "Mine")).status()).as(at).isEqualTo(404);
            }
        site.editor("Mara").drafts(words -> words.tagged("Ferry"));
        String merger = "/desk/tags/" + tag("ferry") + "/merger";
        for (String into : List.of("0", "x", "", "99999999999999999999"))
            assertThat(posts(merger, Map.of("into", into)).status()).as(into).isEqualTo(404);
        for (String into : List.of("4711", "" + tag("ferry")))
            assertThat(posts(merger, Map.of("into", into)).status()).as(into).isEqualTo(422);
        for (String into : List.of("", "nobody", "ferry", "%00", "%F0%9F%A6%86"))
            assertThat(head.get(merger + "?into=" + into).status()).as(into).isEqualTo(422);
        for (String parent : List.of("x", "0", "4711", "-1"))
            assertThat(posts("/desk/sections", Map.of("name", "Mine", "parent", parent)).status())
                    .as(parent)
                    .isEqualTo(422);
    }

    @Test
    void longNamesAreRefusedAndNamesFromRightToLeftAreNot() {
        site.editor("Mara").publishes(words -> words.tagged("Ferry").by("Ines"));
        Map<String, String> pages =
                Map.of(
                        "/desk/sections/" + section("/world").id().value(), "/world",
                        "/desk/tags/" + tag("ferry"), "/tag/ferry",
                        "/desk/contributors/" + contributor("ines"), "/by/ines");
        pages.forEach((at, address) -> {
            Reply refused = posts(at, Map.of("name", "n".repeat(300), "slug", "n"));
            assertThat(refused.status()).as(at).isEqualTo(422);
            assertThat(refused.words()).contains("characters");
            assertThat(site.get(address).status()).as(address).isEqualTo(200);
            assertThat(posts(at, Map.of("name", "ميناء \u202eתמר\u202c", "slug", "")).status())
                    .as(at)
                    .isEqualTo(303);
            String now = site.get(address).location();
            assertThat(now).as(address).contains("%D9%85%D9%8A%D9%86%D8%A7%D8%A1");
            assertThat(site.get(now).status()).as(now).isEqualTo(200);
            assertThat(head.open(at).html().select("h1").attr("dir")).isEqualTo("auto");
        });
    }
}
