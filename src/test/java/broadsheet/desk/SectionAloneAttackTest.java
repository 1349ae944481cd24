package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.story.Outcome;
import broadsheet.story.SectionId;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody who has a role in one section alone could reach of the rest of the paper.
class SectionAloneAttackTest {
    private static final Actor HOUSE = new Actor("person:900");

    private final TestClock clock = new TestClock("2026-11-25T14:03:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();

    @AfterEach
    void close() {
        site.close();
    }

    private SectionId section(String path) {
        return site.app().sections().tree().at(path).orElseThrow().id();
    }

    private Visitor of(String name, Role role, String section) {
        return site.visitor().as(name, List.of(new Grant(role, section(section).value())));
    }

    private static Reply posts(Visitor who, String at, String what, Map<String, String> fields) {
        who.open(at);
        Map<String, String> all = new HashMap<>(who.fields(at + "/copy"));
        all.putAll(fields);
        return who.post(at + "/" + what, all);
    }

    private static String takesUp(Visitor who, String name) {
        who.open("/desk/pages");
        who.fill("/desk/pages/" + name + "/own", Map.of());
        return who.page().path().replaceFirst("\\?.*", "");
    }

    @Test
    void aPageAboutThePaperStaysTheWholePapersWhateverSectionIsWrittenIntoIt() {
        Visitor tina = of("Tina", Role.SENIOR_EDITOR, "/tech");
        String at = takesUp(tina, "about");
        posts(tina, at, "copy", Map.of("section", "/tech"));
        Reply reply =
                posts(tina, at, "publication", Map.of("section", "/tech", "body", "All Tina's."));
        assertThat(reply.status()).isIn(403, 422);
        for (String move : List.of("schedule", "withdrawal", "address", "hold"))
            assertThat(
                            posts(tina, at, move, Map.of("at", "2026-12-01T10:00", "path", "/x"))
                                    .status())
                    .as(move)
                    .isIn(403, 422);
        assertThat(site.get("/about").words()).doesNotContain("All Tina's");
        Visitor senga = site.visitor().as("Senga", Role.SENIOR_EDITOR);
        assertThat(posts(senga, at, "publication", Map.of("body", "All ours.")).status())
                .isEqualTo(303);
        assertThat(site.get("/about").words()).contains("All ours");
        assertThat(
                        posts(
                                        tina,
                                        at,
                                        "publication",
                                        Map.of("section", "/tech", "body", "Tina's."))
                                .status())
                .isIn(403, 422);
    }

    @Test
    void noStoryTakesTheAddressOfAPageAboutThePaper() {
        Visitor tina = of("Tina", Role.SENIOR_EDITOR, "/tech");
        String at = Typist.story(site.visitor().as("Rosa", Role.DESK_HEAD), "About us", "Words.");
        posts(site.visitor().as("Dana", Role.DESK_HEAD), at, "copy", Map.of("section", "/tech"));
        assertThat(posts(tina, at, "publication", Map.of()).status()).isEqualTo(303);
        for (String path : List.of("/about", "/about/", "/terms"))
            assertThat(posts(tina, at, "address", Map.of("path", path)).status())
                    .as(path)
                    .isEqualTo(422);
        assertThat(site.get("/about").words()).contains("What we do").doesNotContain("Words.");
    }

    @Test
    void aDraftThatIsCalledLikeAPageAboutThePaperDoesNotKeepThatFromItsAddress() {
        Visitor rosa = of("Rosa", Role.REPORTER, "/tech");
        rosa.open("/desk/stories");
        rosa.fill("/desk/stories", Map.of());
        String draft = rosa.page().path().replaceFirst("\\?.*", "");
        assertThat(posts(rosa, draft, "copy", Map.of("headline", "Contact")).status())
                .isEqualTo(303);
        Visitor senga = site.visitor().as("Senga", Role.SENIOR_EDITOR);
        String at = takesUp(senga, "contact");
        posts(senga, at, "publication", Map.of("body", "Ring the bell."));
        assertThat(site.get("/contact").words()).contains("Ring the bell");
    }

    @Test
    void theAuditLogIsTheWholePapers() {
        Visitor dana = of("Dana", Role.DESK_HEAD, "/tech");
        assertThat(dana.get("/desk/audit").status()).isEqualTo(403);
        assertThat(dana.get("/desk/audit?before=100").status()).isEqualTo(403);
        Visitor all = site.visitor().as("Hedda", Role.DESK_HEAD);
        assertThat(all.get("/desk/audit").status()).isEqualTo(200);
    }

    @Test
    void aListOfAnotherSectionTellsNothingOfIt() {
        Visitor tina = of("Tina", Role.EDITOR, "/tech");
        for (int i = 0; i < 51; i++) {
            int number = i;
            site.editor("900").drafts(words -> words.headline("Plan " + number).in("/world"));
        }
        Reply list = tina.get("/desk/stories?section=/world");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).doesNotContain("Plan").doesNotContain("?after=");
        Visitor walter = of("Walter", Role.EDITOR, "/world");
        assertThat(walter.get("/desk/stories?section=/world").text())
                .contains("Plan 50", "?after=");
    }

    @Test
    void aWorkingCopyThatStandsElsewhereShowsItsHeadlineToNobodyHere() {
        Piece piece = site.editor("900").publishes(words -> words.headline("Ferry").in("/tech"));
        var moved =
                piece.copy()
                        .with()
                        .headline("Minister to resign")
                        .filing(
                                new broadsheet.story.Copy.Filing(
                                        section("/world"), List.of(), List.of(), 0))
                        .build();
        assertThat(site.app().publishing().save(piece.id(), piece.number(), moved, HOUSE))
                .isInstanceOf(Outcome.Done.class);
        Visitor tina = of("Tina", Role.EDITOR, "/tech");
        String at = "/desk/stories/" + piece.id().value();
        assertThat(tina.get(at).status()).isEqualTo(404);
        for (String page :
                List.of(
                        "/desk/stories",
                        "/desk/stories?section=/tech",
                        "/desk/stories?state=published",
                        "/desk/stories?q=minister",
                        "/desk/palette?q=minister",
                        "/desk/search?q=minister",
                        "/desk"))
            assertThat(tina.get(page).text()).as(page).doesNotContain("resign");
        Visitor senga = site.visitor().as("Senga", Role.EDITOR);
        assertThat(senga.get("/desk/stories").text()).contains("resign");
    }

    @Test
    void whoHoldsAStoryReadsWhatTheyTookOverAndNotWhatWasTypedAndSavedBefore() {
        Visitor mara = of("Mara", Role.EDITOR, "/world");
        String at = Typist.story(mara, "Harbour", "One.");
        Typist typing = new Typist(mara, at);
        String branch =
                Typist.said(typing.types("One. My source is Ada of the ministry.")).text("compare");
        typing.types("One. Two.");
        mara.open(at);
        mara.fill(
                at + "/copy",
                Map.of("body", "One. Two.", "client", typing.client, "step", "" + typing.step));
        assertThat(mara.script("DELETE", at + "/lock", "", mara.formToken()).status())
                .isEqualTo(200);
        clock.pass(Duration.ofMinutes(10));
        Visitor rosa = of("Rosa", Role.REPORTER, "/world");
        assertThat(new Typist(rosa, at).types("One. Two. Three.").status()).isEqualTo(200);
        for (String page : List.of(branch, branch + "?step=1", branch + "?step=2")) {
            assertThat(rosa.get(page).text()).as(page).doesNotContain("ministry");
            assertThat(rosa.get(page).status()).as(page).isEqualTo(404);
        }
        assertThat(mara.get(branch + "?step=1").words()).contains("ministry");
    }

    @Test
    void whoMayNotPublishChangesNothingThatGoesOutByItself() {
        Visitor mara = of("Mara", Role.EDITOR, "/world");
        Visitor rosa = of("Rosa", Role.REPORTER, "/world");
        String at = Typist.story(rosa, "Harbour", "As it was read.");
        assertThat(posts(mara, at, "schedule", Map.of("at", "2026-11-25T20:00")).status())
                .isEqualTo(303);
        Reply reply = posts(mara, at, "copy", Map.of("body", "Put right by an editor."));
        assertThat(reply.status()).isEqualTo(303);
        rosa.open(at);
        Map<String, String> sent = new HashMap<>();
        rosa.page().html().select("#copy input[type=hidden], #copy textarea").stream()
                .forEach(field -> sent.put(field.attr("name"), field.val()));
        sent.put("form-token", rosa.formToken());
        sent.put("onto", "4");
        sent.put("headline", "Harbour");
        sent.put("body", "Nobody has read this.");
        assertThat(rosa.post(at + "/copy", sent).status()).isEqualTo(403);
        sent.put("number", "1");
        assertThat(rosa.post(at + "/restoration", sent).status()).isEqualTo(403);
        var id = new broadsheet.story.StoryId(Long.parseLong(at.replaceAll("\\D", "")));
        clock.pass(Duration.ofHours(9));
        site.app().publishing().due(id);
        assertThat(site.get("/world/harbour").words())
                .contains("Put right by an editor")
                .doesNotContain("Nobody has read");
    }
}
