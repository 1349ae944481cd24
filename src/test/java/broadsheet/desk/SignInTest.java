package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theFirstAdministratorComesInByALinkThatWorksOnce() {
        String link = "/desk/link/" + site.app().identity().links().first().orElseThrow().text();
        Visitor mara = site.visitor();
        mara.open(link);
        assertThat(mara.page().words()).contains("The first administrator");
        mara.open(link);
        Map<String, String> form =
                Map.of(
                        "name",
                        "Mara Quill",
                        "email",
                        "mara@paper.example",
                        "password",
                        Visitor.PASSWORD,
                        "again",
                        Visitor.PASSWORD);
        mara.fill(link, form);
        assertThat(mara.page().path()).isEqualTo("/desk");
        assertThat(mara.open("/desk/account").words())
                .contains("Mara Quill", "Administrator", "Desk head");
        Visitor thief = site.visitor();
        assertThat(thief.open(link).status()).isEqualTo(410);
        assertThat(thief.post(link, form).status()).isEqualTo(410);
        assertThat(site.app().identity().links().first()).isEmpty();
    }

    @Test
    void aStartWithoutAnybodyMakesANewFirstLinkAndEndsTheOneBefore() {
        String before = site.app().identity().links().first().orElseThrow().text();
        String now = site.app().identity().links().first().orElseThrow().text();
        assertThat(site.get("/desk/link/" + before).status()).isEqualTo(410);
        assertThat(site.get("/desk/link/" + now).status()).isEqualTo(200);
        clock.pass(Duration.ofHours(25));
        assertThat(site.get("/desk/link/" + now).status()).isEqualTo(410);
    }

    @Test
    void signingInGivesANewTokenAndSigningOutEndsIt() {
        site.visitor().as("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        mara.cookie(Cookie.NAME, "A".repeat(43));
        Reply in = mara.signsIn("MARA@paper.example", Visitor.PASSWORD);
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/desk");
        assertThat(in.header("Set-Cookie"))
                .startsWith("__Host-desk=")
                .contains("; Path=/; Secure; HttpOnly; SameSite=Lax")
                .doesNotContain("Domain")
                .doesNotContain("A".repeat(43));
        String token = mara.cookie(Cookie.NAME);
        mara.open("/desk");
        assertThat(mara.page().header("Cache-Control")).isEqualTo("no-store");
        assertThat(mara.page().header("X-Robots-Tag")).contains("noindex");
        mara.fill("/desk/sign-out", Map.of());
        assertThat(mara.cookie(Cookie.NAME)).isEmpty();
        mara.cookie(Cookie.NAME, token);
        assertThat(mara.get("/desk").location()).isEqualTo("/desk/sign-in");
    }

    @Test
    void aSessionEndsWhenLeftAloneAndInAnyCaseAfterAMonth() {
        Visitor mara = site.visitor().as("Mara", Role.EDITOR);
        clock.pass(Duration.ofHours(71));
        assertThat(mara.get("/desk").status()).isEqualTo(200);
        clock.pass(Duration.ofHours(71));
        assertThat(mara.get("/desk").status()).isEqualTo(200);
        clock.pass(Duration.ofHours(73));
        assertThat(mara.get("/desk").status()).isEqualTo(303);
        Visitor always = site.visitor();
        always.signsIn("mara@paper.example", Visitor.PASSWORD);
        for (int day = 0; day < 29; day++) {
            clock.pass(Duration.ofDays(1));
            assertThat(always.get("/desk").status()).isEqualTo(200);
        }
        clock.pass(Duration.ofDays(1));
        assertThat(always.get("/desk").status()).isEqualTo(303);
    }

    @Test
    void devicesAreListedAndEndedOneByOneOrAll() {
        Visitor here = site.visitor().as("Mara", Role.EDITOR);
        Visitor phone = site.visitor();
        phone.signsIn("mara@paper.example", Visitor.PASSWORD);
        Visitor library = site.visitor();
        library.signsIn("mara@paper.example", Visitor.PASSWORD);
        here.open("/desk/devices");
        assertThat(here.page().html().select("main tbody tr")).hasSize(3);
        assertThat(here.page().words()).contains("Firefox, Linux", "this one");
        here.fill("/desk/devices/end-others", Map.of());
        assertThat(here.page().html().select("main tbody tr")).hasSize(1);
        for (Visitor other : List.of(phone, library))
            assertThat(other.get("/desk").status()).isEqualTo(303);
        assertThat(here.get("/desk").status()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordEndsAllOtherSessions() {
        Visitor here = site.visitor().as("Mara", Role.EDITOR);
        Visitor thief = site.visitor();
        thief.signsIn("mara@paper.example", Visitor.PASSWORD);
        String better = "lantern oboe gravel 12";
        here.open("/desk/password");
        here.fill("/desk/password", Map.of("old", "wrong", "password", better, "again", better));
        assertThat(here.page().status()).isEqualTo(403);
        here.fill(
                "/desk/password",
                Map.of("old", Visitor.PASSWORD, "password", "short", "again", "short"));
        assertThat(here.page().words()).contains("at least 12 characters");
        here.fill(
                "/desk/password",
                Map.of("old", Visitor.PASSWORD, "password", better, "again", better));
        assertThat(here.page().words()).contains("Your password is changed");
        assertThat(thief.get("/desk").status()).isEqualTo(303);
        assertThat(site.visitor().signsIn("mara@paper.example", Visitor.PASSWORD).status())
                .isEqualTo(403);
        assertThat(site.visitor().signsIn("mara@paper.example", better).status()).isEqualTo(303);
    }

    @Test
    void whoeverIsNotSignedInIsLedThroughTheDoorAndOn() {
        site.visitor().as("Mara", Role.ADMINISTRATOR);
        Visitor mara = site.visitor();
        mara.open("/desk/audit?before=7");
        assertThat(mara.page().path()).startsWith("/desk/sign-in?next=");
        mara.fill(
                "/desk/sign-in",
                Map.of("email", "mara@paper.example", "password", Visitor.PASSWORD));
        assertThat(mara.page().path()).isEqualTo("/desk/audit?before=7");
    }
}
