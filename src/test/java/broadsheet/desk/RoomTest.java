package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the server makes of people who write together: whom the lock lets in, what a save by one is
/// for the others, when a room begins and ends.
class RoomTest {
    private final TestClock clock = new TestClock("2026-11-26T06:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private Visitor mara;
    private Visitor tom;
    private String at;

    @BeforeEach
    void aStory() {
        mara = site.visitor().as("Mara", Role.EDITOR);
        tom = site.visitor().as("Tom", Role.EDITOR);
        at = Typist.story(mara, "Harbour", "The tide is out.");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Json.Obj said(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Json.read(reply.text()).obj();
    }

    private Json.Obj enter(Visitor who) {
        return said(who.script("POST", at + "/room", "{}", who.formToken()));
    }

    private Json.Obj step(Visitor who, long room, long version, String text) {
        return said(
                who.script(
                        "POST",
                        at + "/room/steps",
                        "{\"room\":"
                                + room
                                + ",\"client\":\"window-1\",\"version\":"
                                + version
                                + ",\"steps\":[{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\""
                                + text
                                + "\"}]}}]}",
                        who.formToken()));
    }

    private static String has(long room, long version, String loose) {
        return "{\"room\":"
                + room
                + ",\"version\":"
                + version
                + ",\"seq\":0,\"loose\":["
                + loose
                + "],\"whole\":false}";
    }

    private Reply save(Visitor who, String body, int onto, String room) {
        who.open(at);
        Map<String, String> form = new HashMap<>(who.fields(at + "/copy"));
        form.put("body", body);
        form.put("onto", onto + "");
        form.put("room", room);
        return who.post(at + "/copy", form);
    }

    @Test
    void theLockAdmitsWhoIsInTheSameRoomAndNobodyElse() {
        long room = enter(mara).number("room");
        assertThat(enter(tom).number("room")).isEqualTo(room);
        Typist maras = new Typist(mara, at);
        Typist toms = new Typist(tom, at);
        assertThat(maras.types(Map.of("body", "a", "room", has(room, 0, ""))).status())
                .isEqualTo(200);
        assertThat(toms.types(Map.of("body", "b", "room", has(room, 0, ""))).status())
                .isEqualTo(200);
        assertThat(toms.types(Map.of("body", "b")).status())
                .as("by a window that is not in it")
                .isEqualTo(423);
        assertThat(toms.types(Map.of("body", "b", "room", has(room + 1, 0, ""))).status())
                .as("another number")
                .isEqualTo(423);
        Visitor ines = site.visitor().as("Ines", Role.EDITOR);
        ines.open(at);
        assertThat(ines.page().words()).contains("Mara");
        assertThat(ines.post(at + "/takeover", Map.of("form-token", ines.formToken())).status())
                .isEqualTo(303);
        assertThat(maras.types(Map.of("body", "ab", "room", has(room, 0, ""))).status())
                .as("taken over by somebody who writes alone")
                .isEqualTo(423);
    }

    @Test
    void aSaveByOneIsWhatAllStandOnWhoHaveItsWords() {
        long room = enter(mara).number("room");
        assertThat(step(mara, room, 0, "One. ").flag("taken")).isTrue();
        Typist toms = new Typist(tom, at);
        toms.types(Map.of("body", "One. The tide is out.", "room", has(room, 1, "")));
        assertThat(save(mara, "One. The tide is out.", 2, has(room, 1, "")).status())
                .isEqualTo(303);
        assertThat(enter(tom).number("onto")).isEqualTo(3);
        assertThat(tom.open(at).html().select(".drafts")).as("saved with hers").isEmpty();
        Reply reply =
                toms.types(Map.of("body", "One. Two. The tide is out.", "room", has(room, 1, "")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(Typist.said(reply).number("number")).isEqualTo(3);
        assertThat(save(tom, "One. Two. The tide is out.", 2, has(room, 1, "")).status())
                .isEqualTo(303);
    }

    @Test
    void whoIsBehindCannotSaveOverWhatTheyHaveNotSeen() {
        long room = enter(mara).number("room");
        step(mara, room, 0, "One. ");
        assertThat(save(mara, "One. The tide is out.", 2, has(room, 1, "")).status())
                .isEqualTo(303);
        assertThat(save(tom, "The tide is out, Tom says.", 2, has(room, 0, "")).status())
                .isEqualTo(409);
        Typist toms = new Typist(tom, at);
        toms.onto = 2;
        assertThat(toms.types(Map.of("body", "x", "room", has(room, 0, ""))).status())
                .as("the words come by themselves")
                .isEqualTo(200);
    }

    @Test
    void aSaveWithWordsThatTheRoomDoesNotHaveIsAConflictForTheOthers() {
        long room = enter(mara).number("room");
        assertThat(save(mara, "Mine alone.", 2, has(room, 0, "{}")).status()).isEqualTo(303);
        assertThat(enter(tom).number("onto")).as("another room from the newest words").isEqualTo(3);
        assertThat(enter(tom).number("room")).isNotEqualTo(room);
        Reply gone =
                tom.script(
                        "POST",
                        at + "/room/steps",
                        "{\"room\":" + room + ",\"client\":\"window-1\",\"version\":0}",
                        tom.formToken());
        assertThat(gone.status()).isEqualTo(410);
    }

    @Test
    void aRoomGoesOnWhileAnythingInItIsNotSavedAndThenEnds() {
        long room = enter(mara).number("room");
        step(mara, room, 0, "One. ");
        clock.pass(Duration.ofHours(3));
        assertThat(enter(tom).number("room")).as("a step that is in no draft").isEqualTo(room);
        Typist toms = new Typist(tom, at);
        toms.types(Map.of("body", "One. The tide is out.", "room", has(room, 1, "")));
        clock.pass(Duration.ofHours(3));
        assertThat(enter(mara).number("room")).as("a draft of it is open").isEqualTo(room);
        clock.pass(Duration.ofHours(3));
        assertThat(save(tom, "One. The tide is out.", 2, has(room, 1, "")).status()).isEqualTo(303);
        assertThat(enter(mara).number("room")).as("somebody was just there").isEqualTo(room);
        clock.pass(Duration.ofMinutes(1));
        Json.Obj next = enter(mara);
        assertThat(next.number("room")).isNotEqualTo(room);
        assertThat(next.number("version")).isZero();
        assertThat(next.number("base")).isEqualTo(3);
    }

    @Test
    void twoNodesNumberTheStepsOfOneRoomInOneOrder() {
        long room = enter(mara).number("room");
        try (TestSite other = TestSite.paper().beside(site).at(clock).open()) {
            Visitor far = other.visitor();
            far.signsIn("tom@paper.example", Visitor.PASSWORD);
            far.open(at);
            String token = far.formToken();
            assertThat(step(mara, room, 0, "here ").flag("taken")).isTrue();
            String json =
                    "{\"room\":"
                            + room
                            + ",\"client\":\"window-2\",\"version\":%d,\"steps\":[{\"stepType\":\"replace\",\"from\":1,\"to\":1}]}";
            Json.Obj late = said(far.script("POST", at + "/room/steps", json.formatted(0), token));
            assertThat(late.flag("taken")).isFalse();
            assertThat(late.items("steps")).hasSize(1);
            assertThat(
                            said(far.script("POST", at + "/room/steps", json.formatted(1), token))
                                    .flag("taken"))
                    .isTrue();
            assertThat(step(mara, room, 1, "again ").flag("taken")).isFalse();
        }
    }
}
