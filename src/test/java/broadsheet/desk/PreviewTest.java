package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.People;
import broadsheet.identity.PersonId;
import broadsheet.identity.Role;
import broadsheet.story.SectionId;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A story before it is public, for those who may see it, and for those with a link.
class PreviewTest {
    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Visitor rosa = site.visitor().as("Rosa", Role.REPORTER);

    @AfterEach
    void close() {
        site.close();
    }

    private String written() {
        rosa.open("/desk/stories");
        rosa.fill("/desk/stories", Map.of());
        String at = rosa.page().path().replaceFirst("\\?.*", "");
        rosa.fill(
                at + "/copy",
                Map.of("headline", "Not out yet", "section", "/world", "body", "Secret words."));
        return at;
    }

    private String shared(String at, String days) {
        rosa.open(at + "/preview");
        Reply made = rosa.fill(at + "/preview/links", Map.of("days", days));
        String link = made.html().select("#link").val();
        return link.substring(link.indexOf("/desk/preview/"));
    }

    @Test
    void itIsThePageAsReadersWillHaveItAtEachWidth() {
        String at = written();
        Reply phone = rosa.open(at + "/preview");
        assertThat(phone.html().select("iframe[data-width=phone]").attr("src"))
                .isEqualTo(at + "/preview/page");
        assertThat(phone.header("Content-Security-Policy")).contains("frame-src 'self'");
        assertThat(
                        rosa.open(at + "/preview?width=desktop")
                                .html()
                                .select("iframe[data-width=desktop]"))
                .hasSize(1);
        Reply page = rosa.get(at + "/preview/page");
        assertThat(page.words()).contains("Secret words.");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Robots-Tag")).contains("noindex");
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(page.html().select("main").attr("data-read"))
                .as("no reader: not counted as read")
                .isEqualTo("0");
        assertThat(site.get(at + "/preview/page").status()).isEqualTo(303);
    }

    @Test
    void whoHasALinkReadsTheNewestWordsUntilItRunsOut() {
        String at = written();
        String link = shared(at, "7");
        Reply read = site.get(link);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.words()).contains("Secret words.");
        assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        assertThat(read.header("X-Robots-Tag")).contains("noindex");
        assertThat(read.header("Set-Cookie")).as("no way in").isEmpty();
        rosa.open(at);
        rosa.fill(at + "/copy", Map.of("body", "Other words."));
        assertThat(site.get(link).words()).contains("Other words.");
        clock.pass(Duration.ofDays(7).plusSeconds(1));
        Reply late = site.get(link);
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.words()).contains("run out").doesNotContain("Other words.", "Not out yet");
    }

    @Test
    void linksAreEndedAtOnceAndAllOfItIsOnTheRecord() {
        String at = written();
        String one = shared(at, "1");
        String two = shared(at, "30");
        assertThat(rosa.open(at + "/preview").words()).contains("Link by Rosa");
        assertThat(rosa.page().text()).as("shown once").doesNotContain(two);
        rosa.fill(at + "/preview/links/end", Map.of());
        for (String link : List.of(one, two)) assertThat(site.get(link).status()).isEqualTo(410);
        Visitor hedda = site.visitor().as("Hedda", Role.DESK_HEAD);
        assertThat(hedda.open("/desk/audit").words())
                .contains("Made a link to read a story", "Ended links to read a story");
        assertThat(site.rows().toString())
                .as("no token is kept")
                .doesNotContain(one.substring(one.lastIndexOf('/') + 1));
    }

    @Test
    void aLinkIsNoWayToAnythingElse() {
        String at = written();
        String link = shared(at, "1");
        String token = link.substring(link.lastIndexOf('/') + 1);
        String other = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
        for (String guess : List.of(other, token + "A", "1", "%00", "..%2f..%2fstories"))
            assertThat(site.get("/desk/preview/" + guess).status()).as(guess).isIn(400, 404, 410);
        assertThat(site.get("/desk/link/" + token).status()).isEqualTo(410);
        assertThat(site.get(at, "Cookie: __Host-desk=" + token).status()).isEqualTo(303);
    }

    @Test
    void whoDoesNotSeeAStoryMakesNoLinkToIt() {
        String at = written();
        SectionId sports = site.app().sections().tree().at("/sports").orElseThrow().id();
        Visitor sam = site.visitor().as("Sam", List.of(new Grant(Role.DESK_HEAD, sports.value())));
        for (String path : List.of("/links", "/links/end"))
            assertThat(
                            sam.post(
                                            at + "/preview" + path,
                                            Map.of("form-token", sam.formToken(), "days", "1"))
                                    .status())
                    .as(path)
                    .isEqualTo(404);
        assertThat(sam.get(at + "/preview/page").status()).isEqualTo(404);
    }

    @Test
    void whatWasKilledIsReadByNobody() {
        String at = written();
        String link = shared(at, "7");
        Visitor hedda = site.visitor().as("Hedda", Role.DESK_HEAD);
        hedda.open(at);
        assertThat(hedda.post(at + "/publication", hedda.fields(at + "/copy")).status())
                .isEqualTo(303);
        hedda.open(at);
        hedda.fill(at + "/kill", Map.of("reason", "It was made up."));
        assertThat(site.get(link).status()).isEqualTo(410);
    }

    @Test
    void aLinkShowsNoMoreThanWhoeverMadeItSees() {
        String at = written();
        String link = shared(at, "30");
        assertThat(site.get(link).status()).isEqualTo(200);
        People people = site.app().identity().people();
        PersonId maker = people.find(Visitor.address("Rosa")).orElseThrow().id();
        Visitor hedda = site.visitor().as("Hedda", Role.DESK_HEAD);
        people.deactivate(maker, Actor.SYSTEM);
        assertThat(site.get(link).status()).isEqualTo(410);
        assertThat(hedda.open(at + "/preview").words()).doesNotContain("Link by Rosa");
        people.reactivate(maker, Actor.SYSTEM);
        assertThat(site.get(link).status()).isEqualTo(200);
        SectionId sports = site.app().sections().tree().at("/sports").orElseThrow().id();
        people.give(maker, new Grant(Role.REPORTER, sports.value()), Actor.SYSTEM);
        people.take(maker, Grant.of(Role.REPORTER), Actor.SYSTEM);
        assertThat(site.get(link).status())
                .as("the story stands in another section")
                .isEqualTo(410);
    }
}
