package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.db.DbException;
import broadsheet.http.Method;
import broadsheet.http.Router.Route;
import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.People;
import broadsheet.identity.Person;
import broadsheet.identity.Role;
import broadsheet.identity.Session;
import broadsheet.story.State;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every way in that is not through the door, tried.
class DeskAttackTest {
    /// The only addresses of the desk for those who are not signed in yet.
    private static final Set<String> OUTSIDE =
            Set.of(
                    "/desk/sign-in",
                    "/desk/sign-in/code",
                    "/desk/sign-in/passkey",
                    "/desk/sign-in/passkey/challenge",
                    "/desk/sign-in/provider",
                    "/desk/sign-in/provider/back",
                    "/desk/link/{token}",
                    "/desk/lost-password",
                    "/desk/preview/{token}");

    /// One's own account, for whoever is signed in; everything else takes a right.
    private static final Set<String> OWN =
            Set.of(
                    "/desk",
                    "/desk/{rest...}",
                    "/desk/alarms",
                    "/desk/alarms/line",
                    "/desk/sign-out",
                    "/desk/account",
                    "/desk/account/ties/{id}/removed",
                    "/desk/devices",
                    "/desk/devices/{id}/end",
                    "/desk/devices/end-others",
                    "/desk/second-factor",
                    "/desk/second-factor/confirmation",
                    "/desk/second-factor/removed",
                    "/desk/passkeys",
                    "/desk/passkeys/challenge",
                    "/desk/passkeys/{id}/removed",
                    "/desk/password");

    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final TestSite site =
            TestSite.paper().at(clock).with("http.trusted-proxies", "127.0.0.1").open();

    @AfterEach
    void close() {
        site.close();
    }

    private List<Route> inside() {
        List<Route> routes =
                site.app().routes().routes().stream()
                        .filter(route -> route.pattern().startsWith("/desk"))
                        .filter(route -> !OUTSIDE.contains(route.pattern()))
                        .toList();
        assertThat(routes).hasSizeGreaterThan(10);
        return routes;
    }

    private static String path(Route route) {
        return route.pattern()
                .replace("{id}", "1")
                .replace("{rest...}", "no/such/page")
                .replaceAll("\\{[^}]*}", "x");
    }

    @Test
    void noRouteOfTheDeskAnswersWithoutASession() {
        site.visitor().as("Mara", Role.ADMINISTRATOR);
        List<String> before = site.rows();
        for (Route route : inside()) {
            for (String cookie : List.of("", "x", "A".repeat(43))) {
                Visitor nobody = site.visitor();
                if (!cookie.isEmpty()) nobody.cookie(Cookie.NAME, cookie);
                Reply reply =
                        route.method() == Method.GET
                                ? nobody.get(path(route))
                                : nobody.send(
                                        route.method().name(),
                                        path(route),
                                        Map.of("form-token", "x"));
                assertThat(reply.status()).as(route + " " + cookie).isEqualTo(303);
                assertThat(reply.location()).as(route.toString()).startsWith("/desk/sign-in");
            }
        }
        assertThat(site.rows()).isEqualTo(before);
    }

    @Test
    void whatChangesSomethingStandsAtTheDeskOrTakesAKey() {
        assertThat(site.app().routes().routes())
                .filteredOn(route -> !route.method().safe())
                .filteredOn(route -> !route.pattern().equals("/read"))
                .filteredOn(route -> !route.pattern().startsWith("/desk/"))
                .allSatisfy(route -> {
                    assertThat(route.pattern()).startsWith("/api/v1/");
                    Reply reply =
                            site.sendWith(
                                    "{}",
                                    route.method().name(),
                                    path(route),
                                    "Content-Type: application/json");
                    assertThat(reply.status()).as(route.toString()).isEqualTo(401);
                })
                .isNotEmpty();
    }

    @Test
    void whoHasNoRoleHasTheirOwnAccountAndNothingElse() {
        site.visitor().as("Mara", Role.ADMINISTRATOR);
        Visitor nils = site.visitor().as("Nils", List.of());
        String token = nils.formToken();
        List<String> before = site.rows();
        for (Route route : inside()) {
            if (OWN.contains(route.pattern())) continue;
            Reply reply =
                    route.method() == Method.GET
                            ? nils.get(path(route))
                            : nils.send(
                                    route.method().name(),
                                    path(route),
                                    Map.of("form-token", token));
            assertThat(reply.status()).as(route.toString()).isEqualTo(403);
            assertThat(reply.words()).as(route.toString()).contains("It takes a right");
        }
        assertThat(site.rows()).isEqualTo(before);
    }

    @Test
    void noFormOfAnotherSiteOrSessionOrOfNoneIsTaken() {
        Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);
        String token = mara.formToken();
        Visitor other = site.visitor().as("Nils", Role.ADMINISTRATOR);
        String foreign = other.formToken();
        List<String> before = site.rows();
        String own = "Origin: " + mara.origin();
        for (Route route : inside()) {
            if (route.method() == Method.GET) continue;
            String path = path(route);
            String method = route.method().name();
            Map<String, String> good = Map.of("form-token", token);
            for (String[] headers :
                    List.of(
                            new String[] {"Origin: https://evil.example"},
                            new String[] {"Origin: null"},
                            new String[] {own, "Sec-Fetch-Site: cross-site"},
                            new String[] {own, "Sec-Fetch-Site: same-site"},
                            new String[] {"Sec-Fetch-Site: none"},
                            new String[] {}))
                assertThat(mara.send(method, path, good, headers).status())
                        .as(route + " " + List.of(headers))
                        .isEqualTo(403);
            for (String wrong : List.of("", "x", foreign, mara.cookie(Cookie.NAME)))
                assertThat(mara.send(method, path, Map.of("form-token", wrong)).status())
                        .as(route + " " + wrong)
                        .isEqualTo(403);
            assertThat(mara.send(method, path, Map.of()).status())
                    .as(route.toString())
                    .isEqualTo(403);
        }
        assertThat(site.rows()).isEqualTo(before);
    }

    @Test
    void anotherSiteCannotSignSomebodyIn() {
        site.visitor().as("Mara", Role.EDITOR);
        Map<String, String> form =
                Map.of("email", "mara@paper.example", "password", Visitor.PASSWORD);
        Visitor victim = site.visitor();
        for (String header : List.of("Origin: https://evil.example", "X-Nothing: to say")) {
            Reply reply = victim.post("/desk/sign-in", form, header);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aTokenThatSomebodyPlantedIsNeverGivenASession() {
        site.visitor().as("Mara", Role.EDITOR);
        Visitor attacker = site.visitor().as("Nils", Role.EDITOR);
        String planted = attacker.cookie(Cookie.NAME);
        Visitor mara = site.visitor();
        mara.cookie(Cookie.NAME, planted);
        mara.signsIn("mara@paper.example", Visitor.PASSWORD);
        assertThat(mara.cookie(Cookie.NAME)).isNotEqualTo(planted);
        assertThat(mara.open("/desk/account").words()).contains("Mara");
        assertThat(attacker.get("/desk").status())
                .as("the planted session has ended")
                .isEqualTo(303);
    }

    @Test
    void signingInLeadsToTheDeskAndNowhereElse() {
        site.visitor().as("Mara", Role.EDITOR);
        for (String next :
                List.of(
                        "https://evil.example/",
                        "//evil.example",
                        "/\\evil.example",
                        "/desk\\@evil.example",
                        "/desk//evil.example",
                        "/desk/../../evil",
                        "/desk/%2e%2e/evil",
                        "/desk/.",
                        "/deskevil",
                        "/desk@evil.example",
                        "javascript:alert(1)",
                        "/desk\r\nSet-Cookie: a=b",
                        "/politics",
                        "/desk/sign-in?next=/desk",
                        "/desk?" + "a".repeat(2_000))) {
            Visitor mara = site.visitor();
            Reply reply =
                    mara.post(
                            "/desk/sign-in",
                            Map.of(
                                    "email",
                                    "mara@paper.example",
                                    "password",
                                    Visitor.PASSWORD,
                                    "next",
                                    next));
            assertThat(reply.location()).as(next).isEqualTo("/desk");
        }
    }

    @Test
    void aGuessedNumberEndsNobodyElsesSession() {
        Visitor mara = site.visitor().as("Mara", Role.EDITOR);
        Visitor nils = site.visitor().as("Nils", Role.EDITOR);
        String token = nils.formToken();
        Person victim = site.app().identity().people().find(Visitor.address("Mara")).orElseThrow();
        Session session = site.app().identity().sessions().of(victim.id()).getFirst();
        for (String id :
                List.of("" + session.id(), "0", "-1", "99999999999999999999", "x", "1%20or%201"))
            assertThat(
                            nils.post("/desk/devices/" + id + "/end", Map.of("form-token", token))
                                    .status())
                    .as(id)
                    .isEqualTo(404);
        assertThat(mara.get("/desk").status()).isEqualTo(200);
    }

    @Test
    void fieldsThatNoFormHasChangeNothing() {
        Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);
        String token = mara.formToken();
        Map<String, String> invitation = new HashMap<>();
        invitation.put("form-token", token);
        invitation.put("name", "Nils");
        invitation.put("email", "nils@paper.example");
        invitation.put("role", "reporter");
        invitation.put("section", "");
        for (String more :
                List.of("id", "password", "roles", "grants", "administrator", "deactivated"))
            invitation.put(more, "administrator");
        assertThat(mara.post("/desk/people", invitation).status()).isEqualTo(200);
        Person nils = site.app().identity().people().find(Visitor.address("Nils")).orElseThrow();
        assertThat(nils.grants()).containsExactly(Grant.of(Role.REPORTER));
        assertThat(nils.invited()).isTrue();
        Visitor reporter = site.visitor().as("Rosa", Role.REPORTER);
        reporter.post(
                "/desk/password",
                Map.of(
                        "form-token", reporter.formToken(),
                        "old", Visitor.PASSWORD,
                        "password", "lantern oboe gravel 12",
                        "again", "lantern oboe gravel 12",
                        "role", "administrator",
                        "email", "mara@paper.example"));
        Person rosa = site.app().identity().people().find(Visitor.address("Rosa")).orElseThrow();
        assertThat(rosa.grants()).containsExactly(Grant.of(Role.REPORTER));
    }

    @Test
    void whoHasAnAccountCannotBeFoundOutByWordsOrByWork() {
        People people = site.app().identity().people();
        site.visitor().as("Mara", Role.EDITOR);
        site.visitor().as("Gone", Role.EDITOR);
        people.deactivate(people.find(Visitor.address("Gone")).orElseThrow().id(), Actor.SYSTEM);
        people.add(
                new broadsheet.identity.NewPerson("New", Visitor.address("New"), List.of()),
                Actor.SYSTEM);
        List<String> answers = new ArrayList<>();
        for (String email :
                List.of(
                        "mara@paper.example",
                        "gone@paper.example",
                        "new@paper.example",
                        "nobody@paper.example",
                        "",
                        "no address")) {
            for (String password : List.of("wrong", "x".repeat(10_000), "\u0000", "")) {
                if (email.startsWith("mara") && password.isEmpty()) continue;
                long before = site.app().identity().hashed();
                Reply reply = site.visitor().signsIn(email, password);
                assertThat(site.app().identity().hashed() - before).as(email).isEqualTo(1);
                assertThat(reply.status()).isEqualTo(403);
                String text = reply.text().replace("value=\"" + email + "\"", "value=\"\"");
                answers.add(text.replaceAll(" autofocus(=\"[a-z]*\")?", ""));
            }
        }
        assertThat(Set.copyOf(answers)).hasSize(1);
    }

    @Test
    void guessingGetsSlowerForAnAccountWhereverItComesFrom() {
        site.visitor().as("Mara", Role.EDITOR);
        for (String account : List.of("mara@paper.example", "nobody@paper.example")) {
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                Reply reply = from("198.51.100." + i, account, "wrong");
                if (reply.status() == 429) {
                    waits.add(Long.parseLong(reply.header("Retry-After")));
                    clock.pass(Duration.ofSeconds(waits.getLast()));
                } else assertThat(reply.status()).as("attempt " + i).isEqualTo(403);
            }
            assertThat(waits).as(account).startsWith(1L, 2L, 4L, 8L).isSorted();
        }
        long before = site.app().identity().hashed();
        assertThat(from("192.0.2.1", "mara@paper.example", "wrong").status()).isEqualTo(403);
        assertThat(from("192.0.2.1", "mara@paper.example", Visitor.PASSWORD).status())
                .isEqualTo(429);
        assertThat(site.app().identity().hashed())
                .as("nothing was looked at")
                .isEqualTo(before + 1);
        clock.pass(Duration.ofMinutes(15));
        assertThat(from("192.0.2.1", "mara@paper.example", Visitor.PASSWORD).status())
                .isEqualTo(303);
        assertThat(from("192.0.2.1", "mara@paper.example", "wrong").status()).isEqualTo(403);
    }

    @Test
    void guessingGetsSlowerForAnAddressWhateverAccountsItTries() {
        for (int i = 0; i < 30; i++)
            assertThat(from("198.51.100.1", "p" + i + "@paper.example", "wrong").status())
                    .isEqualTo(403);
        assertThat(from("198.51.100.1", "another@paper.example", "wrong").status()).isEqualTo(429);
        assertThat(from("198.51.100.2", "another@paper.example", "wrong").status()).isEqualTo(403);
    }

    private Reply from(String address, String email, String password) {
        Visitor visitor = site.visitor();
        return visitor.post(
                "/desk/sign-in",
                Map.of("email", email, "password", password),
                "Origin: " + visitor.origin(),
                "X-Forwarded-For: " + address);
    }

    @Test
    void aStolenDatabaseLetsNobodyIn() {
        Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);
        String link =
                site.app()
                        .identity()
                        .links()
                        .password(
                                site.app()
                                        .identity()
                                        .people()
                                        .find(Visitor.address("Mara"))
                                        .orElseThrow()
                                        .id(),
                                Actor.SYSTEM)
                        .orElseThrow()
                        .text();
        String everything =
                site.app()
                        .db()
                        .read(tx ->
                                String.join(
                                        "\n",
                                        tx.sql(
                                                        """
                                                        select p::text as line from person p union all select s::text from session s
                                                        union all select o::text from one_time_link o union all select a::text from audit a
                                                        union all select f::text from sign_in_failure f
                                                        union all select b::text from known_browser b
                                                        """)
                                                .list(row -> row.text("line"))));
        assertThat(everything)
                .doesNotContain(mara.cookie(Cookie.NAME))
                .doesNotContain(mara.formToken())
                .doesNotContain(mara.cookie(Cookie.BROWSER))
                .doesNotContain(Visitor.PASSWORD)
                .doesNotContain(link)
                .contains("$argon2id$v=19$m=");
        List<byte[]> hashes =
                site.app()
                        .db()
                        .read(tx ->
                                tx.sql(
                                                "select hash from session union all select hash from one_time_link")
                                        .list(row -> row.bytes("hash")));
        for (byte[] hash : hashes) {
            String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            Visitor thief = site.visitor();
            thief.cookie(Cookie.NAME, shown);
            assertThat(thief.get("/desk").status()).isEqualTo(303);
            assertThat(thief.get("/desk/link/" + shown).status()).isEqualTo(410);
        }
    }

    @Test
    void namesAreTextOnEveryPage() {
        String evil = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";
        site.app()
                .identity()
                .people()
                .add(
                        new broadsheet.identity.NewPerson(
                                evil, Visitor.address("evil"), List.of(Grant.of(Role.REPORTER))),
                        Actor.SYSTEM);
        Visitor mara = site.visitor().as("Mara", Role.ADMINISTRATOR);
        long id =
                site.app()
                        .identity()
                        .people()
                        .find(Visitor.address("evil"))
                        .orElseThrow()
                        .id()
                        .value();
        for (String path : List.of("/desk/people", "/desk/people/" + id, "/desk/audit")) {
            Reply page = mara.open(path);
            assertThat(page.html().select("img, script:not([src^=/assets/keys.])"))
                    .as(path)
                    .isEmpty();
            assertThat(page.words()).as(path).contains("<img src=x");
        }
        assertThat(
                        mara.signsIn(evil, "x")
                                .html()
                                .select("img, script:not([src^=/assets/passkeys.])"))
                .isEmpty();
        String policy = mara.open("/desk").header("Content-Security-Policy");
        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("script-src 'self'")
                .contains("form-action 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void theAuditLogIsOnlyEverAddedTo() {
        site.visitor().as("Mara", Role.ADMINISTRATOR);
        for (String sql :
                List.of("update audit set actor = 'nobody'", "delete from audit", "truncate audit"))
            assertThatThrownBy(() -> site.app().db().write(tx -> tx.sql(sql).update()))
                    .isInstanceOf(DbException.class)
                    .hasMessageContaining("never changed");
    }

    @Test
    void noReadersPageStandsBelowTheDesk() {
        site.files(
                new State.Published(),
                "/desk/plans",
                "2026-11-20T08:00:00Z",
                words -> words.headline("Desk plans"));
        assertThat(site.get("/desk-2/plans").status()).isEqualTo(200);
        assertThat(site.get("/desk").location()).isEqualTo("/desk/sign-in");
        assertThat(site.get("/desk/plans").location()).startsWith("/desk/sign-in");
    }
}
