package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.Role;
import broadsheet.identity.SignedIn;
import broadsheet.identity.Token;
import broadsheet.page.Messages;
import broadsheet.story.Outcome;
import broadsheet.story.Slips;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is wrong is told on every page of the desk, to those whom it concerns.
class AlarmTest {
    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Editor import_ = site.editor("import");

    @AfterEach
    void close() {
        site.close();
    }

    private static String line(Visitor who, String path) {
        return who.open(path).html().select("#alarm[role=status]").text();
    }

    private static void until(BooleanSupplier condition) {
        Instant patience = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(patience)) throw new AssertionError("it never happened");
            Thread.onSpinWait();
        }
    }

    private Visitor in(String name, String section) {
        long id = site.app().sections().tree().at(section).orElseThrow().id().value();
        return site.visitor().as(name, List.of(new Grant(Role.EDITOR, id)));
    }

    /// A story of a section whose time has come and that has no headline any more.
    private Piece late(String section) {
        Piece piece = import_.drafts(words -> words.headline("On time").in(section));
        Actor actor = new Actor("person:import");
        Instant at = clock.instant().plus(Duration.ofHours(1));
        assertThat(site.app().publishing().schedule(piece.id(), 1, at, ZoneOffset.UTC, actor))
                .isInstanceOf(Outcome.Done.class);
        assertThat(
                        site.app()
                                .publishing()
                                .save(
                                        piece.id(),
                                        2,
                                        piece.copy().with().headline(" ").build(),
                                        actor))
                .isInstanceOf(Outcome.Done.class);
        return piece;
    }

    @Test
    void aLateStoryIsToldToThoseWhoSeeIt() {
        Visitor ed = site.visitor().as("Ed", Role.EDITOR);
        Visitor sam = in("Sam", "/sports");
        Visitor tina = in("Tina", "/tech");
        Visitor ada = site.visitor().as("Ada", Role.ADMINISTRATOR);
        assertThat(line(ed, "/desk")).isEmpty();
        Piece piece = late("/tech");
        clock.pass(Duration.ofHours(2));
        until(() -> line(ed, "/desk").equals("A story is late"));
        for (String path : List.of("/desk", "/desk/stories", "/desk/account", "/desk/no/such"))
            assertThat(line(ed, path)).as(path).isEqualTo("A story is late");
        String at = "/desk/stories/" + piece.id().value();
        assertThat(ed.page().html().select("#alarm a").attr("href")).isEqualTo(at);
        assertThat(line(tina, "/desk")).isEqualTo("A story is late");
        assertThat(line(sam, "/desk")).as("it stands where Sam sees nothing").isEmpty();
        assertThat(line(ada, "/desk")).as("no story is hers").isEmpty();
        assertThat(sam.open("/desk/alarms").words()).contains("Nothing that concerns you");
        assertThat(sam.get("/desk/alarms/line").text()).isEqualTo("{\"alarms\":[]}");
        assertThat(ed.get("/desk/alarms/line").text()).contains("A story is late", at);
        assertThat(ed.open("/desk/alarms").words()).contains("A story is late", "Go there");
        late("/world");
        clock.pass(Duration.ofHours(2));
        until(() -> line(ed, "/desk").equals("2 stories are late"));
        assertThat(ed.page().html().select("#alarm a").attr("href")).isEqualTo("/desk");
        assertThat(line(tina, "/desk")).isEqualTo("A story is late");
        ed.open(at);
        ed.fill(at + "/copy", java.util.Map.of("headline", "On time after all"));
        clock.pass(Duration.ofMinutes(1));
        until(() -> line(tina, "/desk").isEmpty());
        assertThat(site.get("/tech").words()).contains("On time after all");
    }

    @Test
    void aReceiverThatCouldNotBeToldIsToldOfToThoseWhoSetThingsUp() {
        Visitor ada = site.visitor().as("Ada", Role.ADMINISTRATOR);
        Visitor ed = site.visitor().as("Ed", Role.EDITOR);
        site.app()
                .db()
                .write(tx ->
                        tx.sql(
                                        """
                                        insert into hook (url, secret, kinds, given_up)
                                        values ('https://receiver.example/', 'x', '{}', 1)
                                        """)
                                .update());
        until(() -> line(ada, "/desk").equals("A receiver could not be told of changes"));
        assertThat(ada.page().html().select("#alarm a").attr("href"))
                .isEqualTo("/desk/alarms#untold");
        assertThat(ada.open("/desk/alarms").html().select("#untold").text())
                .contains("bin/broadsheet hook list");
        assertThat(line(ed, "/desk")).isEmpty();
    }

    @Test
    void whatCannotBeBroughtAboutHereIsToldByTheSameRule() {
        Visitor ed = site.visitor().as("Ed", Role.EDITOR);
        Visitor rosa = site.visitor().as("Rosa", Role.REPORTER);
        Visitor dana = site.visitor().as("Dana", Role.DESK_HEAD);
        Troubles broken =
                new Troubles(
                        Set::of, _ -> List.of(), () -> true, () -> 0, () -> Duration.ofMinutes(1));
        assertThat(told(broken, ed)).containsExactly("stuck");
        assertThat(told(broken, rosa)).isEmpty();
        assertThat(told(broken, dana)).containsExactly("stuck", "search");
        Troubles starting =
                new Troubles(
                        Set::of, _ -> List.of(), () -> false, () -> 0, () -> Duration.ofSeconds(5));
        assertThat(told(starting, dana)).as("an index that is being opened").isEmpty();
    }

    private List<String> told(Troubles troubles, Visitor who) {
        SignedIn signedIn =
                Token.of(who.cookie(Cookie.NAME))
                        .flatMap(site.app().identity().sessions()::find)
                        .orElseThrow();
        return new Alarms(
                        troubles,
                        new Slips(site.app().db()),
                        site.app().sections()::tree,
                        Messages.of("en"),
                        clock)
                .of(signedIn).stream().map(Alarm::name).toList();
    }
}
