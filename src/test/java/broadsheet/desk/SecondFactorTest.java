package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Authenticator;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private static final String PATH = "/desk/second-factor";

    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private Authenticator phone;
    private List<String> codes;
    private Visitor mara;

    @BeforeEach
    void setUp() {
        mara = site.visitor().as("Mara", Role.EDITOR);
        mara.open(PATH);
        mara.fill(PATH, Map.of("password", Visitor.PASSWORD));
        phone = new Authenticator(mara.page().html().select("#secret").val(), clock);
        assertThat(mara.page().html().select("svg path")).hasSize(2);
        assertThat(
                        mara.post(
                                        PATH + "/confirmation",
                                        Map.of("code", "000000", "form-token", mara.formToken()))
                                .status())
                .isEqualTo(403);
        mara.open(PATH);
        mara.fill(PATH + "/confirmation", Map.of("code", phone.code()));
        codes = mara.page().html().select(".codes code").eachText();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        clock.pass(Duration.ofSeconds(60));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Visitor halfway() {
        Visitor visitor = site.visitor();
        Reply reply = visitor.signsIn("mara@paper.example", Visitor.PASSWORD);
        assertThat(reply.location()).startsWith("/desk/sign-in/code");
        assertThat(visitor.cookie(Cookie.NAME)).isEmpty();
        assertThat(visitor.get("/desk").status()).as("half in is not in").isEqualTo(303);
        return visitor;
    }

    private Reply types(Visitor visitor, String code) {
        return visitor.post("/desk/sign-in/code", Map.of("code", code, "next", "/desk/devices"));
    }

    @Test
    void theCodeOfThePhoneIsAskedForAndTakenOnce() {
        Visitor one = halfway();
        Visitor thief = halfway();
        String code = phone.code();
        assertThat(types(one, code).location()).isEqualTo("/desk/devices");
        assertThat(one.get("/desk").status()).isEqualTo(200);
        assertThat(types(thief, code).status()).as("replayed").isEqualTo(403);
        assertThat(types(one, code).location())
                .as("the step is used up")
                .isEqualTo("/desk/sign-in");
        clock.pass(Duration.ofSeconds(30));
        assertThat(types(thief, code).status()).as("replayed later").isEqualTo(403);
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() {
        String code = codes.getFirst().replace("-", " ").toLowerCase(java.util.Locale.ROOT);
        assertThat(types(halfway(), code).status()).isEqualTo(303);
        assertThat(types(halfway(), code).status()).isEqualTo(403);
        assertThat(mara.open(PATH).words()).contains("9 recovery codes are left");
    }

    @Test
    void guessingCodesGetsSlowerAndANewPasswordStepDoesNotHelp() {
        Visitor thief = halfway();
        for (int i = 0; i < 5; i++)
            assertThat(types(thief, "%06d".formatted(i)).status()).isEqualTo(403);
        assertThat(types(thief, "000007").status()).isEqualTo(429);
        assertThat(types(halfway(), "000007").status()).isEqualTo(429);
        clock.pass(Duration.ofMinutes(1));
        assertThat(types(thief, phone.code()).status()).isEqualTo(303);
    }

    @Test
    void aLinkForANewPasswordDoesNotGoRoundIt() {
        var person = site.app().identity().people().find(Visitor.address("Mara")).orElseThrow();
        String link =
                "/desk/link/"
                        + site.app()
                                .identity()
                                .links()
                                .password(person.id(), Actor.SYSTEM)
                                .orElseThrow()
                                .text();
        Visitor thief = site.visitor();
        thief.open(link);
        thief.fill(
                link,
                Map.of("password", "lantern oboe gravel 12", "again", "lantern oboe gravel 12"));
        assertThat(thief.page().path()).startsWith("/desk/sign-in/code");
        assertThat(thief.get("/desk").status()).isEqualTo(303);
    }

    @Test
    void whoIsHalfwayInIsOutWhenTheSessionsEnd() {
        Visitor thief = halfway();
        mara.open("/desk/password");
        mara.fill(
                "/desk/password",
                Map.of(
                        "old", Visitor.PASSWORD,
                        "password", "lantern oboe gravel 12",
                        "again", "lantern oboe gravel 12"));
        assertThat(types(thief, phone.code()).location()).isEqualTo("/desk/sign-in");
        assertThat(thief.get("/desk").status()).isEqualTo(303);
    }

    @Test
    void itEndsWithThePasswordOrByAnAdministrator() {
        mara.open(PATH);
        mara.fill(PATH + "/removed", Map.of("password", "wrong"));
        assertThat(mara.page().status()).isEqualTo(403);
        halfway();
        var person = site.app().identity().people().find(Visitor.address("Mara")).orElseThrow();
        Visitor nils = site.visitor().as("Nils", Role.ADMINISTRATOR);
        nils.open("/desk/people/" + person.id().value());
        nils.fill("/desk/people/" + person.id().value() + "/second-factor", Map.of());
        assertThat(site.visitor().signsIn("mara@paper.example", Visitor.PASSWORD).location())
                .isEqualTo("/desk");
    }

    @Test
    void beingHalfInEndsByItself() {
        Visitor visitor = halfway();
        clock.pass(Duration.ofMinutes(11));
        assertThat(types(visitor, phone.code()).location()).isEqualTo("/desk/sign-in");
        Visitor forged = site.visitor();
        forged.cookie(Cookie.HALFWAY, "A".repeat(43));
        assertThat(types(forged, phone.code()).location()).isEqualTo("/desk/sign-in");
    }
}
