package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.story.NewTag;
import broadsheet.story.Section;
import broadsheet.testing.Editor;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sections, tags and contributors at the desk, and what readers see of it.
class FilingDeskTest {
    private final TestSite site = TestSite.open();
    private final Editor mara = site.editor("Mara");
    private final Visitor head = site.visitor().as("Helga", Role.DESK_HEAD);

    @AfterEach
    void close() {
        site.close();
    }

    private Section section(String path) {
        return site.app().sections().tree().at(path).orElseThrow();
    }

    private String at(String path) {
        return "/desk/sections/" + section(path).id().value();
    }

    private Reply amends(String at, Map<String, String> fields) {
        head.open(at);
        return head.fill(at, fields);
    }

    private List<String> navigation() {
        return site.get("/").html().select("nav a").eachAttr("href");
    }

    private Reply posts(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("form-token", head.formToken());
        return head.post(path, all);
    }

    @Test
    void theListSaysWhatThereIs() {
        mara.publishes(words -> words.headline("One").in("/world").tagged("Ferry").by("Ines"));
        mara.publishes(words -> words.headline("Two").in("/world").tagged("Ferry"));
        mara.drafts(words -> words.headline("Hidden").in("/world").tagged("Ferry", "Secret"));
        assertThat(head.open("/desk/sections").words()).contains("World /world 2");
        assertThat(head.open("/desk/tags").words()).contains("Ferry /tag/ferry 2");
        assertThat(head.page().words()).as("the newsroom's own").contains("Secret /tag/secret 0");
        assertThat(head.open("/desk/contributors").words()).contains("Ines /by/ines 1");
        assertThat(head.open("/desk/tags?start=Sec").words())
                .contains("Secret")
                .doesNotContain("Ferry");
        assertThat(head.open("/desk/tags?start=zz").words()).contains("There is none");
    }

    @Test
    void aLongListIsReadPageByPage() {
        site.app()
                .tags()
                .put(
                        IntStream.range(0, 230)
                                .mapToObj(i -> new NewTag("w%03d".formatted(i), "W" + i, null))
                                .toList());
        head.open("/desk/tags?start=w");
        List<String> seen = new ArrayList<>();
        for (int pages = 1; ; pages++) {
            seen.addAll(head.page().html().select(".filing th a").eachText());
            String next = head.page().html().select("a[rel=next]").attr("href");
            if (next.isEmpty()) {
                assertThat(pages).isEqualTo(3);
                break;
            }
            head.open(next);
        }
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 230).mapToObj(i -> "W" + i).toList());
    }

    @Test
    void sectionsAreAddedPutInOrderHiddenAndMoved() {
        for (String path : List.of("/world", "/health", "/tech"))
            mara.publishes(words -> words.headline("In " + path).in(path));
        Reply added =
                posts(
                        "/desk/sections",
                        Map.of("name", "Harbour", "parent", "" + section("/world").id().value()));
        assertThat(added.location()).isEqualTo(at("/world/harbour"));
        mara.publishes(words -> words.headline("Cranes").in("/world/harbour"));
        List<String> before = navigation();
        assertThat(before).contains("/world", "/health", "/tech");
        assertThat(before.indexOf("/health")).isGreaterThan(before.indexOf("/world"));
        while (navigation().indexOf("/health") > navigation().indexOf("/world"))
            assertThat(posts(at("/health") + "/up", Map.of()).location())
                    .isEqualTo("/desk/sections#sections-" + section("/health").id().value());
        posts(at("/health") + "/down", Map.of());
        assertThat(navigation().indexOf("/health")).isGreaterThan(navigation().indexOf("/world"));
        amends(at("/health"), Map.of("hidden", "yes"));
        assertThat(navigation()).doesNotContain("/health").contains("/tech");
        assertThat(site.get("/health").words()).contains("In /health");
        assertThat(head.open("/desk/sections").words())
                .contains(section("/health").name() + " not in the navigation");
        assertThat(site.get("/tech").words()).doesNotContain("Cranes");
        amends(
                at("/world/harbour"),
                Map.of(
                        "parent", "" + section("/tech").id().value(),
                        "description", "All about cranes",
                        "hue", "teal"));
        assertThat(site.get("/tech").words()).contains("Cranes");
        assertThat(site.get("/world").words()).doesNotContain("Cranes").contains("In /world");
        assertThat(site.get("/world/harbour/cranes").location()).isEqualTo("/tech/harbour/cranes");
        Reply page = site.get("/tech/harbour");
        assertThat(page.words()).contains("All about cranes", "Cranes");
        assertThat(page.html().body().attr("data-hue")).isEqualTo("teal");
        amends(at("/tech/harbour"), Map.of("parent", ""));
        assertThat(site.get("/world/harbour").location()).isEqualTo("/harbour");
        assertThat(site.get("/tech").words()).doesNotContain("Cranes");
        assertThat(head.open("/desk/audit").words())
                .containsPattern("Helga Added a section section:\\d+ Harbour /world/harbour")
                .containsPattern(
                        "Changed a section section:\\d+ Harbour /world/harbour → Harbour /tech/harbour");
    }

    @Test
    void whatWasTypedStaysWhereItIsRefused() {
        Reply refused = posts("/desk/sections", Map.of("name", "Search", "parent", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#new-name").val()).isEqualTo("Search");
        assertThat(refused.words()).contains("/search is an address of the paper itself");
        Reply again =
                amends(at("/world"), Map.of("name", "", "description", "Everything", "slug", "x"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().select("#f-description").val()).isEqualTo("Everything");
        assertThat(again.html().select(".problems a").attr("href")).isEqualTo("#f-name");
        assertThat(section("/world").description()).isNull();
        Reply contributor = posts("/desk/contributors", Map.of("name", "", "role", "Cook"));
        assertThat(contributor.status()).isEqualTo(422);
        assertThat(contributor.html().select("#new-role").val()).isEqualTo("Cook");
    }

    @Test
    void aTagIsRenamedAndAStorySavedAtTheDeskGoesOnHavingIt() {
        mara.publishes(words -> words.headline("Sails").in("/world").tagged("Ferry"));
        long id = site.app().tags().at("ferry").orElseThrow().id().value();
        amends("/desk/tags/" + id, Map.of("name", "Ferries & boats", "slug", "boats"));
        assertThat(head.page().words()).contains("Saved. Every page has it.");
        assertThat(site.get("/tag/ferry").location()).isEqualTo("/tag/boats");
        assertThat(site.get("/world/sails").words()).contains("Ferries & boats");
        head.open("/desk/stories");
        head.fill("/desk/stories", Map.of());
        String story = head.page().path().replaceFirst("\\?.*", "");
        head.fill(
                story + "/copy",
                Map.of("headline", "Rows", "section", "/world", "tags", "Ferries & boats, ferry"));
        assertThat(head.page().html().select("#f-tags").val()).isEqualTo("Ferries & boats");
        assertThat(site.app().tags().list("", "", 100)).hasSize(1);
    }

    @Test
    void aContributorIsAddedWithAPageAsSoonAsThereIsAStory() {
        Reply added =
                posts("/desk/contributors", Map.of("name", "Inês Duarte", "role", "Reporter"));
        assertThat(added.location()).startsWith("/desk/contributors/");
        assertThat(head.open(added.location()).html().select("#f-slug").val())
                .isEqualTo("ines-duarte");
        assertThat(site.get("/by/ines-duarte").status()).isEqualTo(404);
        mara.publishes(words -> words.headline("Hers").by("Inês Duarte"));
        assertThat(site.get("/by/ines-duarte").words()).contains("Reporter", "Hers");
        assertThat(posts("/desk/contributors", Map.of("name", "Ines Duarte")).words())
                .contains("somebody else’s");
    }

    @Test
    void onlyWhoMayArrangeTheWholePaperIsLetIn() {
        Visitor editor = site.visitor().as("Edda", Role.SENIOR_EDITOR);
        Visitor limited =
                site.visitor()
                        .as(
                                "Lars",
                                List.of(new Grant(Role.DESK_HEAD, section("/world").id().value())));
        for (Visitor visitor : List.of(editor, limited)) {
            String token = visitor.formToken();
            assertThat(visitor.get("/desk").text()).doesNotContain("/desk/sections");
            for (String path :
                    List.of("/desk/sections", at("/world"), "/desk/tags", "/desk/contributors")) {
                assertThat(visitor.get(path).status()).as(path).isEqualTo(403);
                if (path.equals("/desk/tags")) continue;
                assertThat(visitor.post(path, Map.of("form-token", token, "name", "Mine")).status())
                        .as(path)
                        .isEqualTo(403);
            }
        }
        assertThat(section("/world").name()).isEqualTo("World");
    }
}
