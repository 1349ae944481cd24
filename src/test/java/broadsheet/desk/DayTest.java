package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.story.Outcome;
import broadsheet.story.SectionId;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the desk shows first, and how its list of stories is narrowed.
class DayTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site =
            TestSite.paper().at(clock).with("site.zone", "Europe/Paris").open();
    private final Editor import_ = site.editor("import");
    private final Visitor rosa = site.visitor().as("Rosa", Role.REPORTER);
    private final Visitor ed = site.visitor().as("Ed", Role.EDITOR);

    @AfterEach
    void close() {
        site.close();
    }

    private static String part(Visitor who, String name) {
        return who.open("/desk").html().select("[data-part=" + name + "]").text();
    }

    private static String written(Visitor who, String headline, Map<String, String> more) {
        who.open("/desk");
        who.fill("/desk/stories", Map.of());
        String at = who.page().path().replaceFirst("\\?.*", "");
        Map<String, String> fields =
                new HashMap<>(Map.of("headline", headline, "section", "/world", "body", "Words."));
        fields.putAll(more);
        who.fill(at + "/copy", fields);
        assertThat(who.page().status()).as(who.page().text()).isEqualTo(200);
        return at;
    }

    @Test
    void anEmptyDayIsCalm() {
        assertThat(ed.open("/desk").html().select(".day-part p").eachText())
                .containsExactly(
                        "Nothing waits to be read.",
                        "Nothing is scheduled for the next seven days.",
                        "You have nothing begun.",
                        "Nothing is held.");
        Visitor ada = site.visitor().as("Ada", Role.ADMINISTRATOR);
        assertThat(ada.open("/desk").words()).contains("Your roles have no stories with them.");
    }

    @Test
    void everyStoryStandsWhereItIsWantedNext() {
        String draft = written(rosa, "Rosa's draft", Map.of());
        assertThat(part(rosa, "mine")).contains("Rosa's draft");
        assertThat(part(ed, "mine")).doesNotContain("Rosa's draft");
        rosa.open(draft);
        rosa.fill(draft + "/review", Map.of());
        assertThat(part(ed, "waiting")).contains("Rosa's draft").contains("In review");
        assertThat(rosa.open("/desk").html().select("[data-part=waiting]")).isEmpty();
        ed.open(draft);
        ed.fill(draft + "/schedule", Map.of("at", "2026-11-26T06:30"));
        assertThat(part(ed, "waiting")).contains("Nothing waits");
        assertThat(part(rosa, "soon"))
                .contains("Rosa's draft")
                .contains("November 26, 2026, 06:30");
        assertThat(ed.open("/desk").words()).contains("Central European");

        Piece doubtful = import_.publishes(words -> words.headline("Doubtful").in("/world"));
        import_.holds(doubtful);
        assertThat(part(rosa, "held")).contains("Doubtful");
    }

    @Test
    void whatISentToReviewDoesNotWaitForMe() {
        String at = written(ed, "By an editor", Map.of());
        ed.open(at);
        ed.fill(at + "/review", Map.of());
        assertThat(part(ed, "waiting")).doesNotContain("By an editor");
        assertThat(part(ed, "mine")).contains("By an editor").contains("In review");
    }

    @Test
    void aWorkingCopyIsMineUntilItIsPublic() {
        Piece piece = import_.publishes(words -> words.headline("Public").in("/world"));
        String at = "/desk/stories/" + piece.id().value();
        ed.open(at);
        ed.fill(at + "/copy", Map.of("body", "More words."));
        assertThat(part(ed, "mine")).contains("Public").contains("working copy");
        ed.open(at);
        ed.fill(at + "/discard", Map.of());
        assertThat(part(ed, "mine")).doesNotContain("Public");
    }

    @Test
    void whatIsLateSaysWhy() {
        Piece piece = import_.drafts(words -> words.headline("On time").in("/world"));
        Actor actor = new Actor("person:import");
        Instant at = clock.instant().plus(Duration.ofHours(1));
        var set = site.app().publishing().schedule(piece.id(), 1, at, PARIS, actor);
        assertThat(set).isInstanceOf(Outcome.Done.class);
        var saved =
                site.app()
                        .publishing()
                        .save(piece.id(), 2, piece.copy().with().headline(" ").build(), actor);
        assertThat(saved).isInstanceOf(Outcome.Done.class);
        clock.pass(Duration.ofHours(2));
        Instant patience = Instant.now().plusSeconds(20);
        while (!part(ed, "late").contains("a public story has a headline")
                && Instant.now().isBefore(patience)) Thread.onSpinWait();
        assertThat(part(ed, "late"))
                .contains("Late")
                .contains("Headline: a public story has a headline")
                .contains("11:00");
    }

    @Test
    void whoHasASectionHasADayOfThatSection() {
        SectionId sports = site.app().sections().tree().at("/sports").orElseThrow().id();
        Visitor sam = site.visitor().as("Sam", List.of(new Grant(Role.EDITOR, sports.value())));
        Piece goal = import_.publishes(words -> words.headline("A goal").in("/sports"));
        Piece vote = import_.publishes(words -> words.headline("A vote").in("/politics"));
        import_.holds(goal);
        import_.holds(vote);
        String at = written(rosa, "Abroad", Map.of());
        rosa.open(at);
        rosa.fill(at + "/review", Map.of());
        assertThat(sam.open("/desk").words())
                .contains("A goal")
                .doesNotContain("A vote")
                .doesNotContain("Abroad");
        assertThat(sam.get("/desk/palette?q=vote").text()).doesNotContain("A vote");
        assertThat(sam.get("/desk/palette?q=goal").text()).contains("A goal");
    }

    @Test
    void theListIsNarrowedByTagPersonAndDays() {
        written(ed, "Ferry strike goes on", Map.of("tags", "Harbour strike, Ferries"));
        written(rosa, "Another matter", Map.of("tags", "Ferries"));
        assertThat(heads("tag=Harbour+Strike")).containsExactly("Ferry strike goes on");
        assertThat(heads("tag=ferries")).containsExactly("Another matter", "Ferry strike goes on");
        assertThat(heads("tag=no-such")).isEmpty();
        String rosas =
                ed.open("/desk/stories").html().select("select[name=by] option").stream()
                        .filter(option -> option.text().equals("Rosa"))
                        .findFirst()
                        .orElseThrow()
                        .val();
        assertThat(heads("tag=ferries&by=" + rosas)).containsExactly("Another matter");
        assertThat(heads("from=2026-11-25&to=2026-11-25&tag=ferries")).hasSize(2);
        assertThat(heads("from=2026-11-26&tag=ferries")).isEmpty();
        assertThat(heads("to=2026-11-24&tag=ferries")).isEmpty();
        assertThat(heads("from=nonsense&to=&by=x&state=none&after=1&tag=ferries")).hasSize(2);
    }

    @Test
    void whatNarrowsTheListStaysOnTheNextPage() {
        for (int i = 0; i < 60; i++) {
            int number = i;
            import_.drafts(words -> words.headline("Story " + number).tagged("Many").in("/world"));
            import_.drafts(words -> words.headline("Other " + number).in("/world"));
        }
        assertThat(heads("tag=many&state=draft&from=2026-11-01")).hasSize(50);
        String older = ed.page().html().select("a[rel=next]").attr("href");
        assertThat(ed.open(older).html().select(".slips tbody th").eachText())
                .hasSize(10)
                .allMatch(head -> head.startsWith("Story"));
        assertThat(ed.page().html().select("a[rel=next]")).isEmpty();
    }

    private List<String> heads(String query) {
        return ed.open("/desk/stories?" + query).html().select(".slips tbody th").eachText();
    }

    @Test
    void thePaletteFindsStoriesByWordsOfTheirHeadline() {
        written(rosa, "Ferry strike: 100 % of crews", Map.of());
        assertThat(ed.get("/desk/palette?q=crews+FERRY").text())
                .contains("Ferry strike: 100 % of crews")
                .contains("Draft");
        assertThat(ed.get("/desk/palette?q=100+%25+of").text()).contains("Ferry");
        assertThat(ed.get("/desk/palette?q=fe%25ry").text()).doesNotContain("Ferry");
        assertThat(ed.get("/desk/palette?q=f").text()).doesNotContain("Ferry");
        assertThat(ed.get("/desk/palette?q=ferry").header("Cache-Control")).isEqualTo("no-store");
        assertThat(site.get("/desk/palette?q=ferry").status()).isEqualTo(303);
        Visitor ada = site.visitor().as("Ada", Role.ADMINISTRATOR);
        assertThat(ada.get("/desk/palette?q=ferry").status()).isEqualTo(403);
    }

    @Test
    void whatOneHasTypedAndNotSavedIsListedWithTheWayBackToIt() {
        String at = written(rosa, "Quay", Map.of());
        assertThat(part(rosa, "unsaved")).isEmpty();
        Reply kept =
                rosa.script(
                        "PUT",
                        at + "/draft",
                        "{\"onto\":2,\"client\":\"window-of-rosa\",\"step\":1,\"body\":\"More words.\",\"fields\":{\"headline\":\"Quay two\"}}",
                        rosa.formToken());
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(part(rosa, "unsaved")).contains("Quay two");
        assertThat(rosa.page().html().select("[data-part=unsaved] a").attr("href")).isEqualTo(at);
        assertThat(part(ed, "unsaved")).as("it is nobody else's").isEmpty();
        rosa.open(at);
        rosa.fill(at + "/copy", Map.of());
        assertThat(part(rosa, "unsaved")).isEmpty();
    }
}
