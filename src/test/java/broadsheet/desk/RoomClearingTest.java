package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.Db;
import broadsheet.identity.Role;
import broadsheet.story.RoomClearing;
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

/// When the steps of a room go, and what never does.
class RoomClearingTest {
    private static final Duration LONG = Duration.ofDays(8);

    private final TestClock clock = new TestClock("2026-11-26T06:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Db db = TestDb.open(URI.create(site.database()));
    private final RoomClearing clearing = new RoomClearing(db, clock);
    private Visitor mara;
    private String at;
    private long room;

    @BeforeEach
    void aStep() {
        mara = site.visitor().as("Mara", Role.EDITOR);
        at = Typist.story(mara, "Harbour", "The tide is out.");
        room = enter();
        assertThat(step(0).flag("taken")).isTrue();
    }

    @AfterEach
    void close() {
        db.close();
        site.close();
    }

    private long enter() {
        return Json.read(mara.script("POST", at + "/room", "{}", mara.formToken()).text())
                .obj()
                .number("room");
    }

    private Json.Obj step(long version) {
        String step =
                "{\"room\":%d,\"client\":\"window-1\",\"version\":%d,\"steps\":[{\"stepType\":\"replace\",\"from\":1,\"to\":1,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"One. \"}]}}]}"
                        .formatted(room, version);
        return Json.read(mara.script("POST", at + "/room/steps", step, mara.formToken()).text())
                .obj();
    }

    private String has() {
        return "{\"room\":" + room + ",\"version\":1,\"seq\":0,\"loose\":[],\"whole\":false}";
    }

    private void saves() {
        mara.open(at);
        Map<String, String> form = new HashMap<>(mara.fields(at + "/copy"));
        form.put("body", "One. The tide is out.");
        form.put("room", has());
        assertThat(mara.post(at + "/copy", form).status()).isEqualTo(303);
    }

    private long steps() {
        return db.read(tx ->
                tx.sql("select count(*) as n from room_step")
                        .one(row -> row.number("n"))
                        .orElseThrow());
    }

    @Test
    void stepsGoWhenNobodyWasThereForAWeek() {
        saves();
        assertThat(clearing.clearOne()).as("somebody was just there").isFalse();
        clock.pass(LONG);
        assertThat(clearing.clearOne()).isTrue();
        assertThat(steps()).isZero();
        assertThat(clearing.clearOne()).as("it is done").isFalse();
        mara.signsIn(Visitor.address("Mara").text(), Visitor.PASSWORD);
        mara.open(at);
        assertThat(step(1).number("status")).as("an old window comes in again").isEqualTo(410);
        assertThat(enter()).isNotEqualTo(room);
        assertThat(Typist.field(mara, at, "body")).isEqualTo("One. The tide is out.");
    }

    @Test
    void whatIsInNoDraftStays() {
        clock.pass(LONG);
        assertThat(clearing.clearOne()).isFalse();
        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void whatWaitsInADraftStays() {
        new Typist(mara, at).types(Map.of("body", "One. The tide is out.", "room", has()));
        clock.pass(LONG);
        assertThat(clearing.clearOne()).isFalse();
        assertThat(steps()).isEqualTo(1);
    }

    @Test
    void theDatabaseLetsNoStepGoThatIsNeeded() {
        assertThatThrownBy(this::deletes).hasMessageContaining("never changed");
        saves();
        assertThatThrownBy(this::deletes).hasMessageContaining("never changed");
        assertThat(steps()).isEqualTo(1);
    }

    private void deletes() {
        db.write(tx -> tx.sql("delete from room_step").update());
    }
}
