package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Menus are put together by buttons alone, and readers have them at once.
class MenuTest {
    private static final String NAVIGATION = "/desk/menus/navigation";
    private static final String FOOTER = "/desk/menus/footer";

    private final TestSite site = TestSite.open();
    private final Visitor dana = site.visitor().as("Dana", Role.DESK_HEAD);

    @AfterEach
    void close() {
        site.close();
    }

    private Reply presses(String menu, String button, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("do", button);
        return dana.fill(menu, all);
    }

    private List<String> line() {
        return site.get("/").html().select(".sections-line a").eachText();
    }

    private List<String> lines() {
        return dana.page().html().select(".menu-lines li").eachText();
    }

    private List<String> foot() {
        return site.get("/tech").html().select(".footer nav :is(h2, a)").eachText();
    }

    @Test
    void theNavigationIsPutInOrderAndReadersHaveItAtOnce() {
        List<String> before = line();
        assertThat(before).hasSizeGreaterThan(4).endsWith("Trending");
        dana.open(NAVIGATION);
        assertThat(lines()).hasSameSizeAs(before);
        presses(NAVIGATION, "up-1", Map.of());
        assertThat(dana.page().html().select("[autofocus]").attr("value")).isEqualTo("up-0");
        assertThat(line()).as("nothing is public before it is saved").isEqualTo(before);
        presses(NAVIGATION, "remove-2", Map.of());
        presses(NAVIGATION, "add", Map.of("add", "link"));
        int last = lines().size() - 1;
        assertThat(dana.page().html().select("[autofocus]").attr("id")).isEqualTo("line-" + last);
        presses(
                NAVIGATION,
                "save",
                Map.of("text-" + last, "Puzzles", "href-" + last, "https://puzzles.example/"));
        assertThat(dana.page().words()).contains("Saved.", "Dana");
        assertThat(line())
                .startsWith(before.get(1), before.get(0), before.get(3))
                .doesNotContain(before.get(2))
                .endsWith("Trending", "Puzzles");
        assertThat(site.get("/tech").html().select(".sections-line a").eachText())
                .isEqualTo(line());
        assertThat(dana.open("/desk/audit").words())
                .contains("Dana Changed a setting menu.navigation");
        dana.open(NAVIGATION);
        presses(NAVIGATION, "default", Map.of());
        assertThat(line()).isEqualTo(before);
    }

    @Test
    void theFooterHasColumnsAndFollowsItsPages() {
        var mara = site.editor("Mara");
        var history = mara.publishesPage(words -> words.headline("Our history"));
        dana.open(FOOTER);
        assertThat(lines()).hasSize(12);
        for (int i = 0; i < 11; i++) presses(FOOTER, "remove-1", Map.of());
        presses(FOOTER, "add", Map.of("add", "heading"));
        presses(FOOTER, "add", Map.of("add", "page:" + history.id().value(), "text-1", "More"));
        presses(FOOTER, "add", Map.of("add", "section:1"));
        presses(FOOTER, "save", Map.of());
        String section =
                site.app().sections().tree().all().stream()
                        .filter(each -> each.id().value() == 1)
                        .findFirst()
                        .orElseThrow()
                        .name();
        assertThat(foot()).containsExactly("About", "More", "Our history", section);
        assertThat(site.get("/").html().select(".footer-columns > *")).hasSize(2);
        mara.touchesUp(history, copy -> copy.headline("Where we come from"));
        assertThat(foot()).contains("Where we come from");
        mara.unpublishes(history);
        assertThat(foot()).containsExactly("About", "More", section);
        dana.open(FOOTER);
        assertThat(dana.page().words()).contains("Where we come from (not public now)");
    }

    @Test
    void addressesThatRunOrLeadNowhereAreToldOf() {
        dana.open(NAVIGATION);
        presses(NAVIGATION, "add", Map.of("add", "link"));
        int last = lines().size() - 1;
        for (String href :
                List.of(
                        "javascript:alert(1)",
                        " JaVaScRiPt:alert(1)",
                        "java\tscript:alert(1)",
                        "data:text/html,x",
                        "vbscript:x",
                        "//evil.example",
                        "/\\evil.example",
                        "\\\\evil.example",
                        "#top",
                        "",
                        "relative",
                        "https://a b",
                        "/" + "a".repeat(1_000))) {
            Reply reply =
                    presses(
                            NAVIGATION,
                            "save",
                            Map.of("text-" + last, "Look", "href-" + last, href));
            assertThat(reply.status()).as(href).isEqualTo(422);
            assertThat(reply.words()).as(href).contains("An address begins with /");
        }
        for (String text : List.of("", " ", "x".repeat(81), "x".repeat(300)))
            assertThat(
                            presses(
                                            NAVIGATION,
                                            "save",
                                            Map.of("text-" + last, text, "href-" + last, "/tech"))
                                    .status())
                    .as(text)
                    .isEqualTo(422);
        assertThat(line()).doesNotContain("Look");
        presses(NAVIGATION, "save", Map.of("text-" + last, "Look", "href-" + last, "/no/such"));
        assertThat(dana.page().words()).contains("Saved.", "Nothing stands at /no/such now");
        presses(NAVIGATION, "save", Map.of("href-" + last, "/about?x=1#y"));
        assertThat(dana.page().words()).doesNotContain("Nothing stands");
    }

    @Test
    void wordsOfAnySortStandAsWordsOnEveryPage() {
        String evil = "<img src=x onerror=alert(1)>\"'";
        dana.open(FOOTER);
        presses(FOOTER, "add", Map.of("add", "heading"));
        presses(FOOTER, "add", Map.of("add", "link", "text-12", evil));
        presses(FOOTER, "save", Map.of("text-13", "من نحن", "href-13", "/about?a=\"><script>"));
        assertThat(dana.page().status()).isEqualTo(200);
        for (String path : List.of("/", "/about", "/no/such/page"))
            assertThat(site.get(path).text())
                    .as(path)
                    .contains("من نحن")
                    .doesNotContain("<img src=x", "\"><script>");
        assertThat(dana.page().text()).doesNotContain("<img src=x", "\"><script>");
    }

    @Test
    void whatNoFormHasMakesNoMenu() {
        dana.open(NAVIGATION);
        presses(NAVIGATION, "add", Map.of("add", "heading"));
        assertThat(presses(NAVIGATION, "save", Map.of()).words())
                .contains("the navigation has none");
        dana.open(NAVIGATION);
        assertThat(presses(NAVIGATION, "save", Map.of("of-0", "4711")).words())
                .contains("not there any more");
        assertThat(dana.page().status()).isEqualTo(422);
        dana.open(FOOTER);
        assertThat(presses(FOOTER, "save", Map.of("of-0", "/desk")).status()).isEqualTo(422);
        dana.open(FOOTER);
        int lines = lines().size();
        for (String button : List.of("up-0", "down-99", "remove-99", "up--1", "nonsense", ""))
            presses(FOOTER, button, Map.of());
        presses(FOOTER, "add", Map.of("add", "script:x"));
        assertThat(lines()).hasSize(lines);
        for (int i = 0; i < 70; i++) presses(FOOTER, "add", Map.of("add", "link"));
        assertThat(lines()).hasSize(MenuForm.MOST);
        String token = dana.formToken();
        for (String menu : List.of("site.name", "x", "name"))
            assertThat(
                            dana.post(
                                            "/desk/menus/" + menu,
                                            Map.of(
                                                    "form-token",
                                                    token,
                                                    "do",
                                                    "default",
                                                    "onto",
                                                    "0"))
                                    .status())
                    .as(menu)
                    .isEqualTo(404);
    }

    @Test
    void twoWhoSaveTheSameMenuAreToldOfEachOther() {
        Visitor ada = site.visitor().as("Ada", Role.ADMINISTRATOR);
        ada.open(FOOTER);
        dana.open(FOOTER);
        presses(FOOTER, "remove-0", Map.of());
        presses(FOOTER, "save", Map.of());
        assertThat(foot()).doesNotContain("About");
        assertThat(ada.fill(FOOTER, Map.of("do", "save")).status()).isEqualTo(409);
        assertThat(ada.page().words()).contains("somebody has saved this menu");
        assertThat(foot()).doesNotContain("About");
        assertThat(ada.fill(FOOTER, Map.of("do", "save")).status()).isEqualTo(200);
        assertThat(foot()).contains("About");
    }

    @Test
    void whoMayNotChangeSettingsSeesNoMenus() {
        Visitor ed = site.visitor().as("Ed", Role.SENIOR_EDITOR);
        assertThat(ed.get(NAVIGATION).status()).isEqualTo(403);
        assertThat(
                        ed.post(
                                        NAVIGATION,
                                        Map.of(
                                                "form-token", ed.formToken(),
                                                "do", "default",
                                                "onto", "0"))
                                .status())
                .isEqualTo(403);
        assertThat(ed.open("/desk/pages").text()).doesNotContain("/desk/menus");
    }
}
