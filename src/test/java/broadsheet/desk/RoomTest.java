package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.identity.Role;
import broadsheet.story.RoomClearing;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestDb;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.net.URI;
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

    /// As revision 3, whole in the room's first version.
    private void marasFirstStepIsSaved(long room) {
        step(mara, room, 0, "One. ");
        assertThat(save(mara, "One. The tide is out.", 2, has(room, 1, "")).status())
                .isEqualTo(303);
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
        marasFirstStepIsSaved(room);
        assertThat(save(tom, "The tide is out, Tom says.", 2, has(room, 0, "")).status())
                .isEqualTo(409);
        Typist toms = new Typist(tom, at);
        toms.onto = 2;
        assertThat(toms.types(Map.of("body", "x", "room", has(room, 0, ""))).status())
                .as("the words come by themselves")
                .isEqualTo(200);
    }

    @Test
    void whoIsBehindWithWordsThatAreKeptCannotSaveOverTheOthersEither() {
        long room = enter(mara).number("room");
        Typist toms = new Typist(tom, at);
        toms.types(Map.of("body", "The tide is out, Tom says.", "room", has(room, 0, "")));
        marasFirstStepIsSaved(room);
        tom.open(at);
        Map<String, String> form = new HashMap<>(tom.fields(at + "/copy"));
        form.putAll(
                Map.of(
                        "body",
                        "The tide is out, Tom says.",
                        "onto",
                        "2",
                        "room",
                        has(room, 0, ""),
                        "client",
                        toms.client,
                        "step",
                        "1"));
        assertThat(tom.post(at + "/copy", form).status()).isEqualTo(409);
        // Nor by what keeps words while nobody asks.
        clock.pass(Duration.ofMinutes(2));
        Reply kept =
                toms.types(Map.of("body", "The tide is out, he says.", "room", has(room, 0, "")));
        assertThat(kept.status()).as(kept.text()).isEqualTo(200);
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One. The tide is out.");
        assertThat(Typist.said(kept).number("number")).isEqualTo(2);
    }

    @Test
    void aWindowCannotSayThatItHasWhatItsRoomDoesNotHave() {
        long room = enter(mara).number("room");
        step(mara, room, 0, "One. ");
        assertThat(save(tom, "From outside.", 2, "").status()).isEqualTo(303);
        Typist toms = new Typist(tom, at); // its page says 3
        assertThat(toms.onto).isEqualTo(3);
        assertThat(enter(tom).number("onto")).as("the room stands on what it did").isEqualTo(2);
        Reply reply = toms.types(Map.of("body", "One. The tide is out.", "room", has(room, 1, "")));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(enter(mara).number("onto")).isEqualTo(2);
        assertThat(save(tom, "One. The tide is out.", 3, has(room, 1, "")).status()).isEqualTo(409);
    }

    @Test
    void aRevisionFromElsewhereIsTakenIntoTheRoomOnceAndOnItsNewestWords() {
        long room = enter(mara).number("room");
        step(mara, room, 0, "One. ");
        assertThat(save(tom, "From outside.", 2, "").status()).isEqualTo(303);
        assertThat(stands(tom, room, 0, 3).flag("taken")).as("on words of before").isFalse();
        assertThat(stands(tom, room, 1, 4).flag("taken")).as("no such revision").isFalse();
        assertThat(stands(tom, room, 1, 3).flag("taken")).isTrue();
        assertThat(stands(mara, room, 2, 3).flag("taken")).as("it is there already").isFalse();
        Json.Obj now = enter(mara);
        assertThat(now.number("onto")).isEqualTo(3);
        assertThat(now.number("version")).isEqualTo(2);
        assertThat(now.items("fields")).as("what came with it is what the revision has").isEmpty();
        assertThat(save(mara, "Both.", 2, has(room, 1, "")).status())
                .as("without it")
                .isEqualTo(409);
        assertThat(
                        save(mara, "Both.", 2, has(room, 2, "").replace("\"seq\":0", "\"seq\":1"))
                                .status())
                .isEqualTo(303);
    }

    /// Mara's step is in the room and nowhere else when a revision from elsewhere comes, and is not
    /// in that. Another revision is no reason to give up the room.
    @Test
    void whatStandsOnARevisionFromElsewhereIsNotForgottenWithIt() {
        long room = enter(mara).number("room");
        step(mara, room, 0, "One. ");
        assertThat(save(tom, "From outside.", 2, "").status()).isEqualTo(303);
        assertThat(stands(tom, room, 1, 3).flag("taken")).isTrue();
        assertThat(save(tom, "From outside again.", 3, "").status()).isEqualTo(303);
        clock.pass(Duration.ofMinutes(5));
        Json.Obj now = enter(tom);
        assertThat(now.number("room")).isEqualTo(room);
        assertThat(now.items("steps").toString()).contains("One. ");
        clock.pass(Duration.ofDays(8));
        try (Db db = TestDb.open(URI.create(site.database()))) {
            assertThat(new RoomClearing(db, clock).clearOne()).isFalse();
        }
    }

    @Test
    void aFieldThatNobodySavedIsToldAlsoAfterARevisionFromElsewhere() {
        long room = enter(mara).number("room");
        said(
                mara.script(
                        "POST",
                        at + "/room/steps",
                        "{\"room\":"
                                + room
                                + ",\"client\":\"window-1\",\"version\":0,\"fields\":{\"headline\":\"Shut\"}}",
                        mara.formToken()));
        assertThat(save(tom, "From outside.", 2, "").status()).isEqualTo(303);
        assertThat(stands(tom, room, 0, 3).flag("taken")).isTrue();
        Json.Obj now = enter(tom);
        assertThat(now.number("room")).isEqualTo(room);
        assertThat(now.items("fields"))
                .singleElement()
                .satisfies(field -> assertThat(field.obj().text("value")).isEqualTo("Shut"));
        assertThat(now.items("fields").getFirst().obj().number("seq")).isEqualTo(now.number("seq"));
    }

    private Json.Obj stands(Visitor who, long room, long version, int number) {
        return said(
                who.script(
                        "POST",
                        at + "/room/steps",
                        "{\"room\":%d,\"client\":\"window-1-all\",\"version\":%d,\"stands\":%d,\"fields\":{\"kicker\":\"Ports\"},\"steps\":[{\"stepType\":\"replace\",\"from\":1,\"to\":1}]}"
                                .formatted(room, version, number),
                        who.formToken()));
    }

    @Test
    void whatIsDoneToAStoryIsNothingThatARoomLacks() {
        long room = enter(mara).number("room");
        step(mara, room, 0, "One. ");
        tom.open(at);
        tom.fill(at + "/review", Map.of());
        assertThat(tom.page().status()).isEqualTo(200);
        Typist maras = new Typist(mara, at);
        maras.onto = 2;
        Reply reply =
                maras.types(Map.of("body", "One. The tide is out.", "room", has(room, 1, "")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(Typist.said(reply).number("number")).isEqualTo(3);
        assertThat(enter(tom).number("room")).isEqualTo(room);
        assertThat(enter(tom).number("onto")).isEqualTo(3);
    }

    @Test
    void whoHoldsAStoryWithOthersDoesSoInTheNextRoomToo() {
        long room = enter(mara).number("room");
        Typist maras = new Typist(mara, at);
        maras.types(Map.of("body", "Mara's.", "room", has(room, 0, "")));
        marasFirstStepIsSaved(room);
        maras.types(Map.of("body", "One. The tide is out. ", "room", has(room, 1, "")));
        Visitor ines = site.visitor().as("Ines", Role.DESK_HEAD);
        ines.open(at);
        Typist.field(ines, at, "body");
        assertThat(ines.post(at + "/takeover", Map.of("form-token", ines.formToken())).status())
                .isEqualTo(303);
        assertThat(save(ines, "From outside.", 3, "").status()).isEqualTo(303);
        clock.pass(Duration.ofMinutes(3));
        assertThat(maras.types(Map.of("body", "One. ", "room", has(room, 1, ""))).status())
                .as("the lock names the room")
                .isEqualTo(409);
        long next = enter(tom).number("room");
        assertThat(next).isNotEqualTo(room);
        Typist toms = new Typist(tom, at);
        Reply reply = toms.types(Map.of("body", "Tom's.", "room", has(next, 0, "")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @Test
    void aFieldThatWasSavedIsToldToWhoWasAway() {
        long room = enter(mara).number("room");
        said(
                mara.script(
                        "POST",
                        at + "/room/steps",
                        "{\"room\":"
                                + room
                                + ",\"client\":\"window-1\",\"version\":0,\"fields\":{\"headline\":\"Shut\"}}",
                        mara.formToken()));
        String has = has(room, 0, "").replace("\"seq\":0", "\"seq\":1");
        assertThat(save(mara, "The tide is out.", 2, has).status()).isEqualTo(303);
        assertThat(site.app().attendance().rooms().fields(room, 0))
                .singleElement()
                .satisfies(field -> assertThat(field.value()).isEqualTo("Shut"));
        assertThat(enter(tom).items("fields")).as("it is in the revision").isEmpty();
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
