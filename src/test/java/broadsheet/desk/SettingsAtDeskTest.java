package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.DbException;
import broadsheet.identity.Role;
import broadsheet.testing.Editor;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the paper says of itself is set at the desk, and every surface says it at once.
class SettingsAtDeskTest {
    private static final String PATH = "/desk/settings";

    /// Where the paper's name stands.
    private static final List<String> NAMED =
            List.of(
                    "/",
                    "/tech",
                    "/tech/ferry-stops",
                    "/about",
                    "/no/such/page",
                    "/search?q=ferry",
                    "/feed.xml",
                    "/feed.atom",
                    "/feed.json",
                    "/tech/feed.xml",
                    "/manifest.webmanifest",
                    "/opensearch.xml",
                    "/sitemap/news.xml",
                    "/embed/1",
                    "/api/v1");

    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Visitor dana = site.visitor().as("Dana", Role.DESK_HEAD);
    private final Editor mara = site.editor("Mara");

    @AfterEach
    void close() {
        site.close();
    }

    private Reply sets(Map<String, String> fields) {
        dana.open(PATH);
        return dana.fill(PATH, fields);
    }

    @Test
    void aNewNameStandsOnEverySurfaceAtOnce() {
        mara.publishes(words -> words.headline("Ferry stops").in("/tech"));
        String before = site.get("/").html().select(".footer-name").text();
        for (String path : NAMED) assertThat(site.get(path).text()).as(path).contains(before);
        assertThat(sets(Map.of("name", "The Mole & Lantern")).words()).contains("Saved.");
        for (String path : NAMED) {
            String text = site.get(path).text();
            assertThat(text).as(path).doesNotContain(before).contains("Lantern");
        }
        assertThat(dana.open("/desk").text()).contains("The Mole &amp; Lantern");
        assertThat(dana.open("/desk/audit").words())
                .contains("Dana Changed a setting site.name — → The Mole & Lantern");
        assertThat(dana.open(PATH).html().select("tbody tr").eachText().getFirst())
                .contains("Dana Name of the paper " + before + " The Mole & Lantern");
        assertThat(sets(Map.of("file-name", "on")).words()).contains("Saved.");
        for (String path : NAMED) assertThat(site.get(path).text()).as(path).contains(before);
    }

    @Test
    void everyOtherFieldReachesReadersAtOnce() {
        mara.publishes(words -> words.headline("Ferry stops").in("/tech"));
        String story = "/tech/ferry-stops";
        NAMED.forEach(site::get);
        sets(
                Map.of(
                        "tagline", "News of the harbour",
                        "publisher", "Harbour Cooperative",
                        "email", "quay@paper.example",
                        "rights", "Free to share",
                        "social",
                                "https://social.example/@mole\r\nhttps://www.video.example/mole\r\n"));
        assertThat(site.get("/").text())
                .contains("News of the harbour", "Harbour Cooperative", "quay@paper.example");
        assertThat(site.get("/feed.xml").text())
                .contains("News of the harbour", "Free to share", "quay@paper.example");
        assertThat(site.get(story).text())
                .contains("mailto:quay@paper.example", "Free to share")
                .contains("\"sameAs\":[\"https://social.example/@mole\"");
        assertThat(site.get("/contact").words())
                .contains("quay@paper.example", "Harbour Cooperative");
        assertThat(site.get("/api/v1").text()).contains("Harbour Cooperative", "Free to share");
        assertThat(site.get(story).html().select(".footer-social a[rel=me]").eachText())
                .containsExactly("social.example", "video.example");
        sets(Map.of("email", "", "rights", "", "tagline", "", "social", ""));
        assertThat(site.get(story).text()).doesNotContain("mailto:quay", "Free to share", "sameAs");
        assertThat(site.get(story).html().select(".footer-social")).isEmpty();
        assertThat(site.get("/").text()).doesNotContain("News of the harbour");
    }

    @Test
    void whenAStoryIsOldIsAMatterOfDays() {
        mara.publishes(words -> words.headline("Ferry stops").in("/tech"));
        String story = "/tech/ferry-stops";
        clock.pass(Duration.ofDays(40));
        dana.signsIn("dana@paper.example", Visitor.PASSWORD);
        assertThat(site.get(story).words()).doesNotContain("more than");
        sets(Map.of("old-after", "30"));
        assertThat(site.get(story).words()).contains("more than 40 days");
        sets(Map.of("old-after", "0"));
        assertThat(site.get(story).words()).doesNotContain("more than");
        assertThat(dana.open(PATH).html().select("#old-after").val()).isEqualTo("0");
    }

    @Test
    void whatWillNotDoIsSaidByFieldAndChangesNothing() {
        Map<String, List<String>> wrong =
                Map.of(
                        "name", List.of("", "  ", "x".repeat(101), "x".repeat(300)),
                        "tagline", List.of("x".repeat(301)),
                        "publisher", List.of("x".repeat(101)),
                        "email",
                                List.of(
                                        "nobody",
                                        "a@b@c",
                                        "a b@c.example",
                                        "a@c.example\r\nBcc: x@y"),
                        "rights", List.of("x".repeat(301)),
                        "old-after", List.of("", "-1", "1.5", "36501", "year"),
                        "social",
                                List.of(
                                        "javascript:alert(1)",
                                        "/about",
                                        "https://user:secret@social.example/",
                                        "https:///x",
                                        "https://a.example\n".repeat(2) + "data:x",
                                        "ftp://a.example"));
        List<String> before = site.rows();
        wrong.forEach((field, values) ->
                values.forEach(value -> {
                    Reply reply = sets(with(field, value));
                    assertThat(reply.status()).as(field + " " + value).isEqualTo(422);
                    assertThat(reply.html().select("#" + field).attr("aria-invalid"))
                            .as(field + " " + value)
                            .isEqualTo("true");
                }));
        assertThat(site.rows()).isEqualTo(before);
        assertThat(site.get("/").text()).doesNotContain("Kept back");
    }

    /// A wrong field beside a right one.
    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = new HashMap<>(Map.of("tagline", "Kept back"));
        fields.put(field, value);
        return fields;
    }

    @Test
    void wordsOfAnySortStandAsWordsEverywhere() {
        mara.publishes(words -> words.headline("Ferry stops").in("/tech"));
        String evil = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]>";
        sets(Map.of("name", evil, "tagline", evil, "publisher", evil, "rights", evil));
        for (String path : NAMED) {
            Reply reply = site.get(path);
            assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            if (reply.header("Content-Type").contains("json")) Json.read(reply.text());
            else assertThat(reply.text()).as(path).doesNotContain("<script>alert(1)", "<img src=x");
        }
        for (String path : List.of("/desk", PATH, "/desk/audit"))
            assertThat(dana.open(path).text())
                    .as(path)
                    .doesNotContain("<script>alert", "<img src=x");
        String arabic = "جريدة المرفأ";
        sets(Map.of("name", arabic, "tagline", "x".repeat(300)));
        assertThat(site.get("/").html().select(".masthead-name").text()).isEqualTo(arabic);
    }

    @Test
    void fieldsThatNoFormHasSetNothing() {
        Map<String, String> fields = new HashMap<>();
        for (String name :
                List.of(
                        "url",
                        "language",
                        "zone",
                        "sections",
                        "navigation",
                        "footer",
                        "site.url",
                        "matter")) fields.put(name, "https://evil.example");
        List<String> before = site.rows();
        assertThat(sets(fields).status()).isEqualTo(200);
        assertThat(site.rows()).isEqualTo(before);
        assertThat(site.get("/").text()).doesNotContain("evil.example");
    }

    @Test
    void twoWhoSetTheSameAreToldOfEachOther() {
        Visitor ada = site.visitor().as("Ada", Role.ADMINISTRATOR);
        ada.open(PATH);
        sets(Map.of("name", "Dana's paper"));
        Reply reply = ada.fill(PATH, Map.of("name", "Ada's paper"));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.words()).contains("Meanwhile it is: Dana's paper");
        assertThat(site.get("/").text()).contains("Dana&#39;s paper");
        assertThat(ada.fill(PATH, Map.of()).status()).isEqualTo(200);
        assertThat(site.get("/").text()).contains("Ada&#39;s paper");
        assertThatThrownBy(() ->
                        site.app()
                                .db()
                                .write(tx -> tx.sql("update standing set value = 'x'").update()))
                .isInstanceOf(DbException.class)
                .hasStackTraceContaining("never changed");
    }

    @Test
    void whoMayNotChangeSettingsSeesNone() {
        Visitor ed = site.visitor().as("Ed", Role.SENIOR_EDITOR);
        assertThat(ed.get(PATH).status()).isEqualTo(403);
        assertThat(ed.post(PATH, Map.of("form-token", ed.formToken(), "name", "Mine")).status())
                .isEqualTo(403);
        assertThat(site.get("/").text()).doesNotContain("Mine");
    }
}
