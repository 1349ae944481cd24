package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.story.SectionId;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Stories at the desk, through its forms.
class StoryDeskTest {
    private static final TestSite site = TestSite.open();
    private static final Editor import_ = site.editor("import");
    private static final Visitor rosa = site.visitor().as("Rosa", Role.REPORTER);
    private static final Visitor ed = site.visitor().as("Ed", Role.EDITOR);
    private static final Visitor senior = site.visitor().as("Senga", Role.SENIOR_EDITOR);
    private static final Visitor head = site.visitor().as("Hedda", Role.DESK_HEAD);

    @AfterAll
    static void close() {
        site.close();
    }

    /// Editors have several stories open side by side.
    @Test
    void aPageIsNamedByItsStory() {
        String at = written(rosa, "Fog closes the strait", "One.");
        assertThat(rosa.open(at).html().title()).startsWith("Fog closes the strait | ");
        assertThat(rosa.open(at + "/revisions/1").html().title())
                .startsWith("Fog closes the strait | ");
    }

    @Test
    void aReporterWritesAnEditorPublishesASeniorEditorCorrectsADeskHeadKills() {
        String at = written(rosa, "Ferry stops", "One.\n\nTwo.\n\nThree.");
        assertThat(rosa.page().html().select("button[formaction]")).as("publish").isEmpty();
        assertThat(post(rosa, at + "/publication", Map.of()).status()).isEqualTo(403);
        rosa.fill(at + "/review", Map.of());
        assertThat(state(rosa)).contains("In review");

        ed.open(at);
        ed.fill(at + "/readiness", Map.of());
        publish(ed, at, Map.of());
        assertThat(state(ed)).contains("Published");
        String path = "/world/ferry-stops";
        assertThat(site.get(path).status()).isEqualTo(200);

        ed.open(at);
        ed.fill(at + "/copy", Map.of("body", "One.\n\nTwo and more.\n\nThree."));
        assertThat(site.get(path).words()).doesNotContain("and more");
        assertThat(state(ed)).contains("working copy");
        assertThat(ed.page().words()).contains("Updates paragraph 2");
        Reply wrong =
                publish(ed, at, Map.of("change", "update", "updateNote", "Adds in paragraph 3"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".problems a").attr("href")).isEqualTo("#f-updateNote");
        Reply out =
                publish(ed, at, Map.of("change", "update", "updateNote", "Adds in paragraph 2"));
        assertThat(out.status()).as(out.words()).isEqualTo(200);
        assertThat(site.get(path).words()).contains("and more").contains("Adds in paragraph 2");

        assertThat(
                        post(
                                        ed,
                                        at + "/publication",
                                        Map.of("change", "correction", "correction", "No."))
                                .status())
                .isEqualTo(403);
        senior.open(at);
        publish(
                senior,
                at,
                Map.of("change", "correction", "correction", "It was Monday, not Tuesday."));
        assertThat(site.get(path).words()).contains("It was Monday, not Tuesday.");

        assertThat(post(senior, at + "/kill", Map.of("reason", "x")).status()).isEqualTo(403);
        head.open(at);
        head.fill(at + "/kill", Map.of("reason", "It was made up."));
        assertThat(site.get(path).status()).isEqualTo(410);
        assertThat(site.get(path).words()).contains("Ferry stops");
        assertThat(head.open(at).words()).contains("It was made up.");
    }

    @Test
    void aSaveOnTopOfSomebodyElsesIsRefusedAndNothingIsLost() {
        String at = written(ed, "Two at once", "One.");
        rosa.open(at);
        ed.open(at);
        ed.fill(at + "/copy", Map.of("body", "One by Ed."));
        Reply refused = rosa.fill(at + "/copy", Map.of("body", "One by Rosa."));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("del, ins").text()).contains("Rosa");
        assertThat(refused.html().select(".kept textarea").val()).isEqualTo("One by Rosa.");
        assertThat(ed.open(at).html().select("textarea[name=body]").val().strip())
                .isEqualTo("One by Ed.");
    }

    @Test
    void everyRevisionCanBeReadComparedAndTakenUpAgain() {
        String at = written(ed, "Revised", "First words.");
        ed.fill(at + "/copy", Map.of("body", "Second words."));
        Reply revision = ed.open(at + "/revisions/3");
        assertThat(revision.html().select("del").text()).contains("First");
        assertThat(revision.html().select("ins").text()).contains("Second");
        ed.open(at + "/revisions/2");
        ed.fill(at + "/restoration", Map.of());
        assertThat(ed.page().html().select("textarea[name=body]").val().strip())
                .isEqualTo("First words.");
        assertThat(ed.get(at + "/revisions/99").status()).isEqualTo(404);
    }

    @Test
    void whatCannotBePublishedIsKeptAndSaysWhy() {
        String at = written(ed, "No body", "Words.");
        Reply refused = publish(ed, at, Map.of("headline", " ", "standfirst", "Kept all the same"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("a public story has a headline");
        assertThat(ed.open(at).html().select("textarea[name=standfirst]").val())
                .isEqualTo("Kept all the same");
        Reply odd = ed.fill(at + "/copy", Map.of("body", "::: picture x\n:::", "prominence", "12"));
        assertThat(odd.status()).isEqualTo(422);
        assertThat(odd.words()).contains("line 1").contains("a digit from 0 to 9");
        assertThat(odd.html().select("textarea[name=body]").val()).contains("::: picture x");
    }

    @Test
    void whoHasASectionSeesAndDoesNothingOutsideIt() {
        SectionId sports = site.app().sections().tree().at("/sports").orElseThrow().id();
        Visitor sam = site.visitor().as("Sam", List.of(new Grant(Role.DESK_HEAD, sports.value())));
        Piece politics = import_.publishes(words -> words.headline("In politics").in("/politics"));
        Piece goal = import_.publishes(words -> words.headline("A goal").in("/sports"));
        String theirs = "/desk/stories/" + politics.id().value();
        assertThat(sam.get(theirs).status()).isEqualTo(404);
        assertThat(sam.get(theirs + "/preview").status()).isEqualTo(404);
        assertThat(sam.get(theirs + "/revisions/1").status()).isEqualTo(404);
        for (Moves move : Moves.values())
            assertThat(post(sam, theirs + "/" + move.noun, Map.of("reason", "x")).status())
                    .as(move.noun)
                    .isIn(403, 404);
        assertThat(sam.open("/desk/stories").words())
                .contains("A goal")
                .doesNotContain("In politics");
        sam.open("/desk/stories/" + goal.id().value());
        Reply moved =
                sam.fill(
                        "/desk/stories/" + goal.id().value() + "/copy",
                        Map.of("section", "/politics"));
        assertThat(moved.status()).isEqualTo(422);
        sam.open("/desk/stories/" + goal.id().value());
        Reply shown =
                sam.fill(
                        "/desk/stories/" + goal.id().value() + "/copy",
                        Map.of("also", "/politics"));
        assertThat(shown.status()).isEqualTo(422);
        Visitor two =
                site.visitor()
                        .as(
                                "Tova",
                                List.of(
                                        new Grant(Role.EDITOR, sports.value()),
                                        Grant.of(Role.REPORTER)));
        Reply out =
                publish(
                        two,
                        "/desk/stories/" + goal.id().value(),
                        Map.of("section", "/politics", "change", "minor"));
        assertThat(out.status()).as("may write there, not publish").isEqualTo(422);
        assertThat(site.get(politics.path()).status()).isEqualTo(200);
    }

    @Test
    void whoHasASectionListsWhatStandsInNoneYet() {
        SectionId sports = site.app().sections().tree().at("/sports").orElseThrow().id();
        Visitor sima = site.visitor().as("Sima", List.of(new Grant(Role.EDITOR, sports.value())));
        sima.open("/desk/stories");
        sima.fill("/desk/stories", Map.of());
        String at = sima.page().path().replaceFirst("\\?.*", "");
        sima.fill(at + "/copy", Map.of("headline", "Not filed yet"));
        assertThat(sima.open("/desk/stories").words()).contains("Not filed yet");
        assertThat(sima.open("/desk/stories?section=/sports").words())
                .doesNotContain("Not filed yet");
    }

    @Test
    void onlyTheFieldsOfTheFormCanBeChanged() {
        String at = written(ed, "Assigned", "Words.");
        Map<String, String> fields = new HashMap<>(ed.fields(at + "/copy"));
        fields.put("corrections", "forged");
        fields.put("state", "published");
        fields.put("path", "/forged");
        fields.put("firstPublished", "2001-01-01T00:00:00Z");
        ed.post(at + "/copy", fields);
        assertThat(site.get("/forged").status()).isEqualTo(404);
        assertThat(ed.open(at).words()).doesNotContain("forged").contains("Draft");
    }

    @Test
    void wordsOfAStoryRunNowhereAtTheDesk() {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>";
        String at = written(ed, evil, evil);
        for (String page :
                List.of(
                        at,
                        at + "/revisions/2",
                        at + "/preview",
                        at + "/preview/page",
                        "/desk/stories")) {
            Reply reply = ed.get(page);
            assertThat(reply.text())
                    .as(page)
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x");
        }
    }

    private static String written(Visitor who, String headline, String body) {
        who.open("/desk/stories");
        who.fill("/desk/stories", Map.of());
        String at = who.page().path().replaceFirst("\\?.*", "");
        who.fill(at + "/copy", Map.of("headline", headline, "section", "/world", "body", body));
        assertThat(who.page().status()).as(who.page().text()).isEqualTo(200);
        return at;
    }

    /// As the button does whose form goes elsewhere.
    private static Reply publish(Visitor who, String at, Map<String, String> more) {
        who.open(at);
        Map<String, String> fields = new HashMap<>(who.fields(at + "/copy"));
        fields.putAll(more);
        Reply reply = who.post(at + "/publication", fields);
        return reply.status() == 303 ? who.open(reply.location()) : reply;
    }

    private static Reply post(Visitor who, String path, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("form-token", who.formToken());
        fields.put("onto", "1");
        return who.post(path, fields);
    }

    private static String state(Visitor who) {
        return who.page().html().select(".desk-head").text();
    }
}
