package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.AuditLine;
import broadsheet.identity.Authenticator;
import broadsheet.identity.Passkey;
import broadsheet.identity.Person;
import broadsheet.identity.Role;
import broadsheet.testing.Reply;
import broadsheet.testing.SoftKey;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import broadsheet.text.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Passkeys, used as meant and in every wrong way, over the wire. [PasskeyTest] has them in a
/// browser.
class PasskeyAttackTest {
    private static final String PATH = "/desk/passkeys";
    private static final String IN = "/desk/sign-in/passkey";

    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site = TestSite.paper().at(clock).open();
    private final Visitor mara = site.visitor().as("Mara", Role.EDITOR);
    private final SoftKey key = new SoftKey(mara.origin());

    @AfterEach
    void close() {
        site.close();
    }

    private static Json.Obj json(Reply reply) {
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        return (Json.Obj) Json.read(reply.text());
    }

    private Reply asksToMake(Visitor who, String password) {
        return who.post(
                PATH + "/challenge", Map.of("form-token", who.formToken(), "password", password));
    }

    private Reply makes(Visitor who, SoftKey which) {
        return sends(who, which.made(json(asksToMake(who, ""))));
    }

    private Reply sends(Visitor who, String response) {
        return who.post(
                PATH,
                Map.of(
                        "form-token",
                        who.formToken(),
                        "response",
                        response,
                        "name",
                        "my pocket phone"));
    }

    private static Json.Obj asksToSignIn(Visitor who) {
        Reply reply = who.post(IN + "/challenge", Map.of());
        assertThat(reply.status()).isEqualTo(200);
        return json(reply);
    }

    private static Reply shows(Visitor who, String response) {
        return who.post(IN, Map.of("response", response, "next", "/desk/devices"));
    }

    private static Reply signsIn(Visitor who, SoftKey which) {
        return shows(who, which.shown(asksToSignIn(who)));
    }

    private void isRefused(Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.words()).contains("That passkey did not let you in");
        assertThat(reply.header("Set-Cookie")).doesNotContain(Cookie.NAME + "=");
    }

    private Person person(String name) {
        return site.app().identity().people().find(Visitor.address(name)).orElseThrow();
    }

    private List<String> keys(String name) {
        return site.app().identity().passkeys().of(person(name).id()).stream()
                .map(Passkey::name)
                .toList();
    }

    private List<String> acts() {
        return site.app().identity().audit().page(Long.MAX_VALUE, 100).stream()
                .map(AuditLine::act)
                .toList();
    }

    @Test
    void itLetsItsOwnerInWithoutPasswordAndCodeAndIsOnTheRecord() {
        mara.open("/desk/second-factor");
        mara.fill("/desk/second-factor", Map.of("password", Visitor.PASSWORD));
        mara.fill(
                "/desk/second-factor/confirmation",
                Map.of(
                        "code",
                        new Authenticator(mara.page().html().select("#secret").val(), clock)
                                .code()));
        assertThat(makes(mara, key).location()).isEqualTo(PATH);
        assertThat(mara.open(PATH).words()).contains("my pocket phone");
        key.counter++;
        Visitor again = site.visitor();
        assertThat(signsIn(again, key).location()).isEqualTo("/desk/devices");
        assertThat(again.cookie(Cookie.TICKET)).isEmpty();
        assertThat(again.open("/desk/account").words()).contains("Mara");
        assertThat(again.open(PATH).words()).contains("Last used");
        assertThat(acts()).startsWith("signed-in", "passkey-added", "second-factor-on");
        String id = "" + site.app().identity().passkeys().of(person("Mara").id()).getFirst().id();
        again.fill(PATH + "/" + id + "/removed", Map.of());
        assertThat(again.page().words()).doesNotContain("my pocket phone");
        assertThat(acts()).startsWith("passkey-removed");
        key.counter++;
        isRefused(signsIn(site.visitor(), key));
    }

    @Test
    void theServerAsksForWhatItThenInsistsOn() {
        Json.Obj make = json(asksToMake(mara, ""));
        Json.Obj selection = (Json.Obj) make.get("authenticatorSelection");
        assertThat(selection.text("userVerification")).isEqualTo("required");
        assertThat(selection.text("residentKey")).isEqualTo("required");
        assertThat(((Json.Obj) make.get("rp")).text("id")).isEqualTo("localhost");
        assertThat(asksToSignIn(site.visitor()).text("userVerification")).isEqualTo("required");
        makes(mara, key);
        assertThat(json(asksToMake(mara, "")).items("excludeCredentials")).hasSize(1);
    }

    @Test
    void whateverIsBentInANewKeyItIsNotTaken() {
        List<Consumer<SoftKey>> ways =
                List.of(
                        bent -> bent.verified = false,
                        bent -> bent.present = false,
                        bent -> bent.origin = "https://evil.example",
                        bent -> bent.origin = "http://localhost:1",
                        bent -> bent.origin = mara.origin().replace("http:", "https:"),
                        bent -> bent.host = "evil.example",
                        bent -> bent.crossOrigin = true,
                        bent -> bent.type = "webauthn.get");
        for (Consumer<SoftKey> way : ways) {
            SoftKey bent = new SoftKey(mara.origin());
            way.accept(bent);
            Reply reply = makes(mara, bent);
            assertThat(reply.status()).as("way " + ways.indexOf(way)).isEqualTo(422);
            assertThat(reply.words()).contains("That passkey was not taken");
        }
        assertThat(keys("Mara")).isEmpty();
        assertThat(makes(mara, key).status()).isEqualTo(303);
    }

    @Test
    void whateverIsBentInWhatASignInShowsNobodyIsIn() {
        makes(mara, key);
        byte[] credential = key.credential;
        byte[] handle = key.handle;
        List<Consumer<SoftKey>> ways =
                List.of(
                        bent -> bent.verified = false, // downgraded: presence alone
                        bent -> bent.present = false,
                        bent -> bent.origin = "https://evil.example",
                        bent -> bent.origin = "http://localhost:1",
                        bent -> bent.origin = mara.origin().replace("http:", "https:"),
                        bent -> bent.host = "evil.example",
                        bent -> bent.crossOrigin = true,
                        bent -> bent.type = "webauthn.create",
                        bent -> bent.named = false,
                        bent -> bent.handle = new byte[] {0, 0, 0, 0, 0, 0, 0, 99},
                        bent -> bent.handle = new byte[0],
                        bent -> bent.credential = new byte[32],
                        bent -> bent.credential = new byte[0]);
        for (Consumer<SoftKey> way : ways) {
            key.counter++;
            way.accept(key);
            isRefused(signsIn(site.visitor(), key));
            key.verified = key.present = key.named = true;
            key.origin = mara.origin();
            key.host = "localhost";
            key.crossOrigin = false;
            key.type = "";
            key.handle = handle;
            key.credential = credential;
        }
        assertThat(signsIn(site.visitor(), key).status()).as("unbent").isEqualTo(303);
    }

    @Test
    void nothingIsTakenTwiceOrInAnotherBrowserOrForAnotherChallenge() {
        makes(mara, key);
        key.counter++;
        Visitor victim = site.visitor();
        String response = key.shown(asksToSignIn(victim));
        String ticket = victim.cookie(Cookie.TICKET);
        isRefused(shows(site.visitor(), response)); // stolen, without the browser's ticket
        Visitor thief = site.visitor();
        asksToSignIn(thief);
        isRefused(shows(thief, response)); // with a ticket of the thief's own
        assertThat(shows(victim, response).status()).isEqualTo(303);
        victim.cookie(Cookie.TICKET, ticket);
        isRefused(shows(victim, response)); // replayed, ticket and all
        key.counter++;
        Visitor other = site.visitor();
        asksToSignIn(other);
        isRefused(shows(other, key.shown(Json.object().put("challenge", "A".repeat(43)).build())));
    }

    @Test
    void aTicketEndsWithItsTimeAndIsGoodForOneErrandInOneSession() {
        Json.Obj late = json(asksToMake(mara, ""));
        clock.pass(Duration.ofMinutes(5));
        assertThat(sends(mara, key.made(late)).status()).isEqualTo(422);
        Visitor elsewhere = site.visitor();
        elsewhere.signsIn("mara@paper.example", Visitor.PASSWORD);
        Json.Obj options = json(asksToMake(elsewhere, ""));
        mara.cookie(Cookie.TICKET, elsewhere.cookie(Cookie.TICKET));
        assertThat(sends(mara, key.made(options)).status()).as("another session").isEqualTo(422);
        assertThat(sends(elsewhere, key.made(options)).status()).isEqualTo(303);
        assertThat(sends(elsewhere, key.made(options)).status()).as("twice").isEqualTo(422);
        key.counter++;
        Visitor outside = site.visitor();
        Json.Obj making = json(asksToMake(elsewhere, ""));
        outside.cookie(Cookie.TICKET, elsewhere.cookie(Cookie.TICKET));
        isRefused(shows(outside, key.shown(making))); // a ticket for making one
        Json.Obj old = asksToSignIn(outside);
        clock.pass(Duration.ofMinutes(5));
        isRefused(shows(outside, key.shown(old)));
    }

    @Test
    void aCounterThatWentBackIsRefusedAndToldOf() {
        key.counter = 10;
        makes(mara, key);
        for (long back : new long[] {9, 10, 0}) {
            key.counter = back;
            isRefused(signsIn(site.visitor(), key));
            assertThat(acts().getFirst()).as("counter " + back).isEqualTo("passkey-copied");
        }
        key.counter = 11;
        assertThat(signsIn(site.visitor(), key).status()).isEqualTo(303);
        SoftKey uncounted = new SoftKey(mara.origin());
        uncounted.counter = 0;
        makes(mara, uncounted);
        for (int i = 0; i < 2; i++)
            assertThat(signsIn(site.visitor(), uncounted).status())
                    .as("synced keys do not count")
                    .isEqualTo(303);
    }

    @Test
    void somebodyElsesKeyIsNeitherTakenNorShownNorRemoved() {
        makes(mara, key);
        Visitor nils = site.visitor().as("Nils", Role.EDITOR);
        SoftKey forged = new SoftKey(mara.origin());
        forged.credential = key.credential;
        assertThat(makes(nils, forged).status()).as("registered already").isEqualTo(422);
        assertThat(keys("Nils")).isEmpty();
        forged.handle = key.handle;
        forged.counter = 5;
        isRefused(signsIn(site.visitor(), forged)); // signed with another private key
        byte[] handle = key.handle;
        SoftKey own = new SoftKey(mara.origin());
        makes(nils, own);
        own.counter++;
        own.handle = handle;
        isRefused(signsIn(site.visitor(), own)); // one's own key, another's name
        String token = nils.formToken();
        long id = site.app().identity().passkeys().of(person("Mara").id()).getFirst().id();
        for (String number : List.of("" + id, "0", "-1", "x"))
            assertThat(
                            nils.post(PATH + "/" + number + "/removed", Map.of("form-token", token))
                                    .status())
                    .isEqualTo(404);
        assertThat(
                        nils.post(
                                        "/desk/people/"
                                                + person("Mara").id().value()
                                                + "/passkeys/removed",
                                        Map.of("form-token", token))
                                .status())
                .isEqualTo(403);
        assertThat(keys("Mara")).hasSize(1);
    }

    @Test
    void aBrowserLeftOpenMakesNoKeyWithoutThePassword() {
        assertThat(mara.open(PATH).html().select("#password")).as("just come in").isEmpty();
        clock.pass(Duration.ofMinutes(11));
        assertThat(mara.open(PATH).html().select("#password")).hasSize(1);
        for (String password : List.of("", "wrong", "wrong", "wrong", "wrong")) {
            Reply reply = asksToMake(mara, password);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(json(reply).text("problem")).contains("password");
            assertThat(mara.cookie(Cookie.TICKET)).isEmpty();
        }
        assertThat(asksToMake(mara, Visitor.PASSWORD).status()).as("guessing waits").isEqualTo(403);
        clock.pass(Duration.ofMinutes(1));
        Json.Obj options = json(asksToMake(mara, Visitor.PASSWORD));
        assertThat(sends(mara, key.made(options)).status()).isEqualTo(303);
    }

    @Test
    void whoIsKeptOutStaysOutAndAnAdministratorRemovesKeys() {
        makes(mara, key);
        Visitor olga = site.visitor().as("Olga", Role.ADMINISTRATOR);
        var people = site.app().identity().people();
        people.deactivate(person("Mara").id(), Actor.SYSTEM);
        key.counter++;
        isRefused(signsIn(site.visitor(), key));
        people.reactivate(person("Mara").id(), Actor.SYSTEM);
        assertThat(signsIn(site.visitor(), key).status()).isEqualTo(303);
        String page = "/desk/people/" + person("Mara").id().value();
        assertThat(olga.open(page).words()).contains("Remove passkeys (1)");
        olga.fill(page + "/passkeys/removed", Map.of());
        assertThat(olga.page().words()).doesNotContain("Remove passkeys");
        key.counter++;
        isRefused(signsIn(site.visitor(), key));
        assertThat(acts()).contains("passkey-removed");
        assertThat(
                        olga.post(
                                        "/desk/people/999/passkeys/removed",
                                        Map.of("form-token", olga.formToken()))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void nonsenseIsRefusedWithoutAnError() {
        for (String response :
                List.of(
                        "",
                        "x",
                        "{}",
                        "[]",
                        "null",
                        "{\"id\":\"AAAA\"}",
                        "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}",
                        "{\"id\":\"*\",\"rawId\":7,\"type\":\"x\",\"response\":null}",
                        key.shown(Json.object().put("challenge", "").build())
                                .replaceFirst(
                                        "clientDataJSON\":\"[^\"]*", "clientDataJSON\":\"e30"),
                        key.shown(Json.object().put("challenge", "").build())
                                .replaceFirst(
                                        "authenticatorData\":\"[^\"]*", "authenticatorData\":\"AA"),
                        "{\"a\":".repeat(5_000))) {
            Visitor nobody = site.visitor();
            asksToSignIn(nobody);
            isRefused(shows(nobody, response));
            asksToMake(mara, "");
            assertThat(sends(mara, response).status()).as(response).isEqualTo(422);
        }
    }

    @Test
    void askingForChallengesGetsSlowerAndOtherSitesGetNone() {
        Visitor visitor = site.visitor();
        for (String path : List.of(IN, IN + "/challenge"))
            for (String header : List.of("Origin: https://evil.example", "X-Nothing: to say"))
                assertThat(visitor.post(path, Map.of(), header).status()).isEqualTo(403);
        makes(mara, key);
        for (int i = 0; i < 40; i++) {
            key.counter++;
            assertThat(signsIn(site.visitor(), key).status())
                    .as("who gets in waits not")
                    .isEqualTo(303);
        }
        for (int i = 0; i < 30; i++) asksToSignIn(visitor);
        Reply reply = visitor.post(IN + "/challenge", Map.of());
        assertThat(reply.status()).isEqualTo(429);
        assertThat(json(reply).text("problem")).contains("Too many attempts");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void thereAreNoMoreThanTwentyAndNamesAreOneLine() {
        for (int i = 0; i < 20; i++) {
            SoftKey one = new SoftKey(mara.origin());
            String made = one.made(json(asksToMake(mara, "")));
            mara.post(
                    PATH,
                    Map.of(
                            "form-token",
                            mara.formToken(),
                            "response",
                            made,
                            "name",
                            i == 0 ? " a\n\u0001 b " : i == 1 ? "" : "x".repeat(200)));
        }
        assertThat(keys("Mara")).hasSize(20).startsWith("a b", "Firefox, Linux", "x".repeat(60));
        Reply reply = makes(mara, new SoftKey(mara.origin()));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.words()).contains("as many passkeys as one person can have");
    }
}
