package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Two people in one story: who holds it, what is beside it, and how both are put together.
class BranchTest {
    private static final TestClock clock = new TestClock("2026-11-25T14:03:00Z");
    private static final TestSite site = TestSite.paper().at(clock).open();
    private static final Visitor mara = site.visitor().as("Mara", Role.REPORTER);
    private static final Visitor tom = site.visitor().as("Tom", Role.EDITOR);

    @AfterAll
    static void close() {
        site.close();
    }

    private static String story(String headline, String body) {
        clock.pass(Duration.ofMinutes(10));
        return Typist.story(mara, headline, body);
    }

    private static int number(String at) {
        return Integer.parseInt(mara.open(at).html().select("#copy input[name=onto]").val());
    }

    @Test
    void oneHoldsAStoryAndWhatAnotherTypesIsKeptBesideIt() {
        String at = story("Held", "One.");
        new Typist(mara, at).types("One, by Mara.");
        Typist other = new Typist(tom, at);
        Reply kept = other.types("One, by Tom.");
        assertThat(kept.status()).isEqualTo(423);
        assertThat(((Json.Obj) Typist.said(kept).get("holder")).text("name")).isEqualTo("Mara");
        assertThat(Typist.field(tom, at, "body")).isEqualTo("One, by Tom.");
        Reply refused = tom.fill(at + "/copy", Map.of("body", "One, saved by Tom."));
        assertThat(refused.status()).isEqualTo(423);
        assertThat(refused.html().select("textarea[name=body]").val().strip())
                .isEqualTo("One, saved by Tom.");
        assertThat(tom.fill(at + "/takeover", Map.of()).words()).contains("The story is yours");
        assertThat(tom.fill(at + "/copy", Map.of("body", "One, saved by Tom.")).status())
                .isEqualTo(200);
    }

    @Test
    void whoIsTakenOverFromLosesNothingAndBothArePutTogether() {
        String at = story("Taken over", "One.\n\nTwo.\n\nThree.");
        Typist maras = new Typist(mara, at);
        maras.types("One, says Mara.\n\nTwo.\n\nThree.");
        tom.open(at);
        tom.fill(at + "/takeover", Map.of());
        tom.fill(at + "/copy", Map.of("body", "One.\n\nTwo.\n\nThree, says Tom."));
        Reply after = maras.types("One, says Mara.\n\nTwo, too.\n\nThree.");
        assertThat(after.status()).isEqualTo(423);
        String branch = Typist.said(after).text("compare");
        assertThat(tom.open(branch).words()).contains("Mara").contains("fit together");
        tom.fill(branch + "/merge", Map.of());
        assertThat(tom.page().words()).contains("Both are together now");
        assertThat(Typist.field(tom, at, "body"))
                .isEqualTo("One, says Mara.\n\nTwo, too.\n\nThree, says Tom.");
        assertThat(mara.open(at).html().select(".drafts")).isEmpty();
    }

    @Test
    void aStaleStepAnswersWithBothVersionsAndWhatCanBeMadeOfThem() {
        String at = story("Stale", "One.\n\nTwo.");
        Typist typing = new Typist(mara, at);
        typing.types("One, by Mara.\n\nTwo.");
        tom.open(at);
        tom.fill(at + "/takeover", Map.of());
        tom.fill(at + "/copy", Map.of("body", "One.\n\nTwo, by Tom."));
        tom.script("DELETE", at + "/lock", "", tom.formToken());
        Reply stale = typing.types("One, by Mara!\n\nTwo.");
        assertThat(stale.status()).isEqualTo(409);
        Json.Obj said = Typist.said(stale);
        assertThat(((Json.Obj) said.get("theirs")).text("body")).contains("by Tom");
        assertThat(((Json.Obj) said.get("mine")).text("body")).contains("by Mara!");
        assertThat(((Json.Obj) said.get("merged")).text("body").strip())
                .isEqualTo("One, by Mara!\n\nTwo, by Tom.");
        assertThat(mara.open(at).words()).contains("You have unsaved changes");
        assertThat(Typist.field(mara, at, "body")).contains("by Tom");
    }

    @Test
    void whatBothHaveChangedIsForAPersonToDecideByKeyboardAndWithoutScript() {
        String at = story("Decide", "One.\n\nTwo.");
        mara.open(at);
        Map<String, String> maras = new HashMap<>(mara.fields(at + "/copy"));
        tom.open(at);
        tom.fill(at + "/copy", Map.of("headline", "Tom decides", "body", "One, by Tom.\n\nTwo."));
        maras.putAll(Map.of("headline", "Mara decides", "body", "One, by Mara.\n\nTwo."));
        Reply stale = mara.post(at + "/copy", maras);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.html().select("fieldset.clash")).hasSize(2);
        String branch = stale.html().select("form.merge").attr("action").replace("/merge", "");
        mara.open(branch);
        Reply undecided = mara.fill(branch + "/merge", Map.of("field-headline", "mine"));
        assertThat(undecided.status()).isEqualTo(422);
        mara.fill(branch + "/merge", Map.of("field-headline", "mine", "body-0", "both"));
        assertThat(Typist.field(mara, at, "headline")).isEqualTo("Mara decides");
        assertThat(Typist.field(mara, at, "body"))
                .isEqualTo("One, by Tom.\n\nOne, by Mara.\n\nTwo.");
    }

    @Test
    void wordsOfAFormThatIsStaleAreKeptAlsoWhereItsWindowIsKnownAlready() {
        String at = story("Without script", "One.");
        new Typist(mara, at).types("One, by Mara.");
        mara.open(at);
        Map<String, String> form = new HashMap<>(mara.fields(at + "/copy"));
        assertThat(form.get("client")).isNotEmpty();
        tom.open(at);
        tom.fill(at + "/takeover", Map.of());
        tom.fill(at + "/copy", Map.of("body", "One, by Tom."));
        tom.script("DELETE", at + "/lock", "", tom.formToken());
        form.put("body", "One, by Mara, and typed without script.");
        Reply stale = mara.post(at + "/copy", form);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.words()).contains("typed without script");
        assertThat(
                        mara.post(
                                        at + "/review",
                                        Map.of("form-token", mara.formToken(), "onto", "1"))
                                .status())
                .isEqualTo(409);
    }

    @Test
    void whatWasDoneToTheStoryMeanwhileIsNoReasonToCompare() {
        String at = story("Moved on", "One.");
        Typist typing = new Typist(mara, at);
        typing.types("One. Two.");
        mara.open(at);
        mara.fill(at + "/review", Map.of());
        assertThat(typing.types("One. Two. Three.").status()).isEqualTo(200);
        assertThat(typing.onto).isEqualTo(number(at));
    }

    @Test
    void aLockThatNobodyRenewsLapsesAndNeverLetsASaveWin() {
        String at = story("Lapsed", "One.");
        Typist maras = new Typist(mara, at);
        maras.types("One, by Mara.");
        clock.pass(Duration.ofMinutes(3));
        assertThat(tom.open(at).html().select(".held")).isEmpty();
        Typist toms = new Typist(tom, at);
        assertThat(toms.types("One, by Tom.").status()).isEqualTo(200);
        tom.open(at);
        tom.fill(at + "/copy", Map.of("body", "One, by Tom.", "client", toms.client, "step", "9"));
        assertThat(maras.types("One, by Mara!").status()).isEqualTo(423);
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One, by Tom.");
        assertThat(mara.page().html().select(".drafts a")).isNotEmpty();
    }

    @Test
    void aDroppedDraftIsGoneFromThePageAndCanStillBeRead() {
        String at = story("Dropped", "One.");
        Typist typing = new Typist(mara, at);
        String branch = Typist.said(typing.types("One. No.")).text("compare");
        mara.open(branch);
        mara.fill(branch + "/merge", Map.of());
        typing.types("One. Not that either.");
        mara.open(branch);
        assertThat(mara.post(branch + "/drop", mara.fields(branch + "/merge")).location())
                .contains("said=dropped");
        assertThat(mara.open(at).html().select(".restored, .drafts")).isEmpty();
        assertThat(mara.open(branch).words()).contains("Not that either");
    }

    @Test
    void anotherWindowGoesOnFromWhatOneHasLeft() {
        String at = story("Two windows", "One.");
        Typist first = new Typist(mara, at);
        first.types("One. Two.");
        Typist second = new Typist(mara, at);
        second.continues = "{\"client\":\"" + first.client + "\",\"step\":1}";
        second.types("One. Two. Three.");
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One. Two. Three.");
        assertThat(mara.page().html().select(".drafts")).isEmpty();
        first.types("One. Another way.");
        assertThat(mara.open(at).words()).contains("You have unsaved changes");
    }

    @Test
    void wordsThatWereNotSavedRunNowhere() {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>";
        String at = story("Evil", "One.");
        Typist typing = new Typist(mara, at);
        String branch =
                Typist.said(typing.types(Map.of("headline", evil, "body", evil))).text("compare");
        for (String page : List.of(at, branch))
            assertThat(mara.get(page).text())
                    .as(page)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x");
    }

    @Test
    void anothersWordsAreNotForWhoGuessesTheirNumber() {
        String at = story("Guessed", "One.");
        String branch = Typist.said(new Typist(mara, at).types("One. Secret.")).text("compare");
        for (String page : List.of(branch, branch + "?step=1"))
            assertThat(tom.get(page).status()).isEqualTo(404);
        assertThat(tom.post(branch + "/merge", Map.of("form-token", tom.formToken())).status())
                .isEqualTo(404);
        assertThat(tom.post(branch + "/drop", Map.of("form-token", tom.formToken())).status())
                .isEqualTo(404);
        Visitor far =
                site.visitor().as("Far", List.of(new Grant(Role.EDITOR, section("/business"))));
        assertThat(far.get(branch).status()).isEqualTo(404);
        assertThat(far.get(at + "/lock").status()).isEqualTo(404);
        String token = far.formToken();
        assertThat(far.script("PUT", at + "/draft", "{}", token).status()).isEqualTo(404);
        assertThat(far.script("DELETE", at + "/lock", "", token).status()).isEqualTo(404);
        assertThat(far.post(at + "/takeover", Map.of("form-token", token)).status()).isEqualTo(404);
        String elsewhere = story("Elsewhere", "One.");
        String number = branch.substring(branch.lastIndexOf('/'));
        assertThat(mara.get(elsewhere + "/drafts" + number).status()).isEqualTo(404);
    }

    private static long section(String path) {
        return site.app().sections().tree().at(path).orElseThrow().id().value();
    }
}
