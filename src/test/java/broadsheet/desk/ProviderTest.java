package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.AuditLine;
import broadsheet.identity.Authenticator;
import broadsheet.identity.Grant;
import broadsheet.identity.NewPerson;
import broadsheet.identity.Person;
import broadsheet.identity.Role;
import broadsheet.testing.Letterbox;
import broadsheet.testing.NuChecker;
import broadsheet.testing.Reply;
import broadsheet.testing.StaffProvider;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in with an account at a real provider, as meant and with what a provider may say wrong.
/// [ProviderAttackTest] has providers that are broken or evil, [ProviderInBrowserTest] a browser.
class ProviderTest {
    private static final String MARA = email("mara@paper.example", true);

    private final TestClock clock = new TestClock(Instant.now().toString());
    private final StaffProvider provider = StaffProvider.open();
    private final TestSite site = provider.paper().at(clock).open();

    @AfterEach
    void close() {
        site.close();
        provider.close();
    }

    private static String email(String address, boolean verified) {
        return "{\"email\": \"" + address + "\", \"email_verified\": " + verified + "}";
    }

    private static String begins(Visitor who) {
        who.open("/desk/sign-in?next=/desk/devices");
        return who.fill("/desk/sign-in/provider", Map.of()).html().select("main a.go").attr("href");
    }

    /// The whole way, but for what follows the provider's answer.
    private Reply comes(Visitor who, String subject, String claims) {
        return returns(who, provider.signsIn(begins(who), subject, claims));
    }

    private static Reply returns(Visitor who, String address) {
        URI back = URI.create(address);
        assertThat(address).startsWith(who.origin() + "/desk/sign-in/provider/back?");
        return who.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private static void isIn(Visitor who, Reply reply, String name) {
        assertThat(reply.location()).isEqualTo("/desk/devices");
        assertThat(who.open("/desk/account").words()).contains(name);
    }

    private static void isOut(Visitor who, Reply reply, String why) {
        assertThat(reply.words()).contains(why);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("Set-Cookie")).doesNotContain(Cookie.NAME + "=");
        assertThat(who.get("/desk").location()).isEqualTo("/desk/sign-in");
    }

    private Person invited(String name, Role... roles) {
        var people = site.app().identity().people();
        return people.find(
                        people.add(
                                        new NewPerson(
                                                name,
                                                Visitor.address(name),
                                                List.of(roles).stream().map(Grant::of).toList()),
                                        Actor.SYSTEM)
                                .orElseThrow())
                .orElseThrow();
    }

    private List<String> acts() {
        return site.app().identity().audit().page(Long.MAX_VALUE, 100).stream()
                .map(AuditLine::act)
                .toList();
    }

    @Test
    void whoWasInvitedComesInByTheirAddressOnceAndByTheirAccountFromThenOn() {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        isIn(mara, comes(mara, "account-7", email("MARA@paper.example", true)), "Mara");
        assertThat(mara.cookie(Cookie.TICKET)).isEmpty();
        assertThat(acts()).startsWith("signed-in", "provider-tied", "person-added");
        assertThat(mara.open("/desk/account").words())
                .contains("Accounts elsewhere")
                .contains(URI.create(provider.issuer()).getAuthority());
        Visitor again = site.visitor();
        isIn(again, comes(again, "account-7", email("new-name@other.example", false)), "Mara");
        Visitor silent = site.visitor();
        isIn(silent, comes(silent, "account-7", "{}"), "Mara");
        assertThat(acts()).startsWith("signed-in", "signed-in", "signed-in", "provider-tied");
    }

    @Test
    void whoseAccountIsTiedHearsOfItSinceItOutlivesTheirPassword() {
        try (Letterbox box = Letterbox.open();
                TestSite writing = provider.with(box.paper()).at(clock).open()) {
            Visitor mara = writing.visitor().as("Mara", Role.EDITOR);
            assertThat(box.next().subject()).contains("Your password");
            Visitor thief = writing.visitor();
            isIn(thief, comes(thief, "account-666", MARA), "Mara");
            assertThat(box.wait(2).stream().map(Letterbox.Mail::subject))
                    .contains("An account elsewhere lets you in at the desk of The Harbour Post");
            box.empty();
            mara.open("/desk/account");
            mara.fill("/desk/account/ties/", Map.of());
            assertThat(box.next().subject())
                    .isEqualTo(
                            "An account elsewhere lets you in no more at the desk of The Harbour Post");
        }
    }

    @Test
    void theSignInPageHasAButtonOnlyWhereAProviderIsSet() {
        Reply page = site.get("/desk/sign-in");
        assertThat(page.words()).contains("Sign in with Harbour ID").contains("Password");
        try (TestSite other = TestSite.open()) {
            assertThat(other.get("/desk/sign-in").text()).doesNotContain("sign-in/provider");
            Visitor visitor = other.visitor();
            assertThat(visitor.post("/desk/sign-in/provider", Map.of()).location())
                    .isEqualTo("/desk/sign-in");
            assertThat(visitor.get("/desk/sign-in/provider/back?code=a&state=b").location())
                    .isEqualTo("/desk/sign-in");
        }
    }

    @Test
    void theWayThereCarriesNoSecretAndTheFormMayBeSentNowhereElse() {
        Visitor mara = site.visitor();
        String address = begins(mara);
        assertThat(address)
                .startsWith(provider.issuer() + "/authorize?")
                .contains("code_challenge_method=S256")
                .contains("response_type=code")
                .contains("scope=openid+email")
                .contains("client_id=" + StaffProvider.CLIENT)
                .containsPattern("nonce=[A-Za-z0-9_-]{43}")
                .containsPattern("state=[A-Za-z0-9_-]{43}")
                .containsPattern("code_challenge=[A-Za-z0-9_-]{43}")
                .doesNotContain(mara.cookie(Cookie.TICKET))
                .doesNotContain("devices")
                .doesNotContain("kelp");
        Reply page = mara.page();
        assertThat(page.header("Refresh")).isEqualTo("0;url=" + address);
        assertThat(page.header("Content-Security-Policy")).contains("form-action 'self'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(new NuChecker().errors(page.text())).isEmpty();
        String kept =
                site.app()
                        .db()
                        .read(tx ->
                                tx.sql("select t::text as line from ticket t")
                                        .one(row -> row.text("line"))
                                        .orElseThrow());
        assertThat(kept).doesNotContain(mara.cookie(Cookie.TICKET)).contains("/desk/devices");
    }

    @Test
    void anAccountThatNobodyInvitedStaysOutAndIsToldWhomToAsk() {
        Visitor stranger = site.visitor();
        Reply reply = comes(stranger, "account-1", email("stranger@paper.example", true));
        isOut(
                stranger,
                reply,
                "nobody who may come in here has the address stranger@paper.example");
        assertThat(reply.words()).contains("Ask an administrator of the paper to invite you");
        assertThat(site.app().identity().people().all()).isEmpty();
        assertThat(acts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\": \"mara@paper.example\", \"email_verified\": false}",
                "{\"email\": \"mara@paper.example\", \"email_verified\": \"false\"}",
                "{\"email\": \"mara@paper.example\", \"email_verified\": 1}",
                "{\"email\": \"mara@paper.example\", \"email_verified\": null}",
                "{\"email\": \"mara@paper.example\"}",
                "{\"preferred_username\": \"mara@paper.example\", \"email_verified\": true}",
                "{}"
            })
    void anAddressThatIsNotVerifiedOpensNothing(String claims) {
        invited("Mara", Role.EDITOR);
        Visitor somebody = site.visitor();
        Reply reply = comes(somebody, "account-1", claims);
        assertThat(reply.status()).isEqualTo(403);
        isOut(somebody, reply, claims.contains("preferred") ? "nobody who may" : "does not say");
        assertThat(acts()).doesNotContain("provider-tied", "signed-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"nonce\": \"another\"",
                "\"iss\": \"https://login.evil.example\"",
                "\"aud\": \"another-paper\"",
                "\"aud\": []",
                "\"iat\": 9000000000, \"nbf\": 0",
                "\"sub\": \"\""
            })
    void aWordThatSaysAnythingElseThanItMustProvesNothing(String wrong) {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        isOut(
                mara,
                comes(mara, "account-7", MARA.replace("}", ", " + wrong + "}")),
                "does not prove who you are");
        assertThat(acts()).doesNotContain("provider-tied", "signed-in");
    }

    @Test
    void aWordForSeveralMustNameThisPaperAsTheOneItWasMadeFor() {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        List<String> both = List.of(StaffProvider.CLIENT, "another-paper");
        provider.says(Map.of("aud", both));
        isOut(mara, comes(mara, "account-7", MARA), "does not prove");
        provider.says(Map.of("aud", both, "azp", "another-paper"));
        isOut(mara, comes(mara, "account-7", MARA), "does not prove");
        provider.says(Map.of("azp", "another-paper"));
        isOut(mara, comes(mara, "account-7", MARA), "does not prove");
        provider.says(Map.of("aud", both, "azp", StaffProvider.CLIENT));
        isIn(mara, comes(mara, "account-7", MARA), "Mara");
    }

    @Test
    void whatOneBrowserBeganNoOtherFinishes() {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        String address = provider.signsIn(begins(mara), "account-7", MARA);
        Visitor bare = site.visitor();
        isOut(bare, returns(bare, address), "begun in another browser");
        Visitor other = site.visitor();
        begins(other);
        isOut(other, returns(other, address), "begun in another browser");
        isIn(mara, returns(mara, address), "Mara");
    }

    @Test
    void aReturnWorksOnceAndNotForLong() {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        String address = provider.signsIn(begins(mara), "account-7", MARA);
        String ticket = mara.cookie(Cookie.TICKET);
        isIn(mara, returns(mara, address), "Mara");
        Visitor thief = site.visitor();
        thief.cookie(Cookie.TICKET, ticket);
        isOut(thief, returns(thief, address), "is finished already");
        Visitor late = site.visitor();
        String old = provider.signsIn(begins(late), "account-7", MARA);
        clock.pass(Duration.ofMinutes(15));
        isOut(late, returns(late, old), "too long ago");
    }

    @Test
    void aCodeThatWasUsedOrIsAnothersOpensNothing() {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        String used = provider.signsIn(begins(mara), "account-7", MARA);
        isIn(mara, returns(mara, used), "Mara");
        Visitor thief = site.visitor();
        String own = provider.signsIn(begins(thief), "account-8", "{}");
        isOut(thief, returns(thief, with(own, "code", param(used, "code"))), "does not prove");
        Visitor victim = site.visitor();
        String fresh = provider.signsIn(begins(victim), "account-7", MARA);
        own = provider.signsIn(begins(thief), "account-8", "{}");
        isOut(thief, returns(thief, with(own, "code", param(fresh, "code"))), "does not prove");
    }

    private static String param(String address, String name) {
        return address.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    private static String with(String address, String name, String value) {
        return address.replaceFirst("([?&]" + name + "=)[^&]*", "$1" + value);
    }

    @Test
    void whatIsNotTheProvidersAnswerIsRefused() {
        Visitor mara = site.visitor();
        String state = param(begins(mara), "state");
        for (String query :
                List.of(
                        "",
                        "code=a",
                        "state=" + state,
                        "code=a&state=",
                        "code=a&state=" + state + "x",
                        "response=eyJhbGciOiJub25lIn0.e30.",
                        "id_token=a&state=x",
                        "code=a%00&state=%ff"))
            assertThat(mara.get("/desk/sign-in/provider/back?" + query).status())
                    .as(query)
                    .isIn(400, 403);
    }

    @Test
    void whoTurnsBackAtTheProviderIsToldSoAndKeepsTheirWay() {
        Visitor mara = site.visitor();
        String state = param(begins(mara), "state");
        Reply reply =
                mara.get(
                        "/desk/sign-in/provider/back?error=access_denied&error_description=%3Cimg%20src=x%3E&state="
                                + state);
        isOut(mara, reply, "Harbour ID did not sign you in");
        assertThat(reply.text()).doesNotContain("<img");
        assertThat(reply.html().select("input[name=next]").eachAttr("value"))
                .containsOnly("/desk/devices");
    }

    @Test
    void aCodeIsAskedForWhereSomebodyHasASecondFactor() {
        Visitor mara = site.visitor().as("Mara", Role.EDITOR);
        mara.open("/desk/second-factor");
        mara.fill("/desk/second-factor", Map.of("password", Visitor.PASSWORD));
        Authenticator shown = new Authenticator(mara.page().html().select("#secret").val(), clock);
        mara.fill("/desk/second-factor/confirmation", Map.of("code", shown.code()));
        clock.pass(Duration.ofMinutes(1));
        Visitor again = site.visitor();
        Reply reply = comes(again, "account-7", MARA);
        assertThat(reply.location()).startsWith("/desk/sign-in/code");
        assertThat(again.get("/desk").location()).isEqualTo("/desk/sign-in");
        again.open(reply.location());
        again.fill("/desk/sign-in/code", Map.of("code", shown.code()));
        assertThat(again.page().path()).isEqualTo("/desk/devices");
    }

    @Test
    void whoeverIsDeactivatedStaysOutTiedOrNot() {
        Person mara = invited("Mara", Role.EDITOR);
        var people = site.app().identity().people();
        people.deactivate(mara.id(), Actor.SYSTEM);
        Visitor first = site.visitor();
        isOut(first, comes(first, "account-7", MARA), "nobody who may come in here");
        people.reactivate(mara.id(), Actor.SYSTEM);
        Visitor second = site.visitor();
        isIn(second, comes(second, "account-7", MARA), "Mara");
        people.deactivate(mara.id(), Actor.SYSTEM);
        Visitor third = site.visitor();
        isOut(third, comes(third, "account-7", MARA), "nobody who may come in here");
        assertThat(second.get("/desk").location()).isEqualTo("/desk/sign-in");
    }

    @Test
    void aSecondAccountIsRefusedUntilTheFirstIsUntied() {
        Person mara = invited("Mara", Role.EDITOR);
        Visitor first = site.visitor();
        isIn(first, comes(first, "account-7", MARA), "Mara");
        Visitor second = site.visitor();
        isOut(second, comes(second, "account-8", MARA), "signs in with another account");
        assertThat(acts()).startsWith("provider-refused");
        Visitor admin = site.visitor().as("Nils", Role.ADMINISTRATOR);
        String page = "/desk/people/" + mara.id().value();
        assertThat(admin.open(page).words()).contains("Untie from");
        admin.fill(page + "/ties/removed", Map.of());
        assertThat(acts()).startsWith("provider-untied");
        isIn(second, comes(second, "account-8", MARA), "Mara");
        Visitor third = site.visitor();
        isOut(third, comes(third, "account-7", MARA), "signs in with another account");
    }

    @Test
    void oneUntiesOnesOwnAccountAndNobodyElses() {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        isIn(mara, comes(mara, "account-7", MARA), "Mara");
        String action =
                mara.open("/desk/account").html().select("form[action*=ties]").attr("action");
        Visitor nils = site.visitor().as("Nils", Role.ADMINISTRATOR);
        assertThat(nils.post(action, Map.of("form-token", nils.formToken())).status())
                .isEqualTo(404);
        mara.open("/desk/account");
        mara.fill(action, Map.of());
        assertThat(mara.page().words()).doesNotContain("Accounts elsewhere");
        assertThat(acts()).startsWith("provider-untied");
        Visitor again = site.visitor();
        isIn(again, comes(again, "account-9", MARA), "Mara");
    }

    @Test
    void theSessionThatTheBrowserHadEnds() {
        invited("Mara", Role.EDITOR);
        Visitor nils = site.visitor().as("Nils", Role.ADMINISTRATOR);
        String planted = nils.cookie(Cookie.NAME);
        Visitor mara = site.visitor();
        String address = provider.signsIn(begins(mara), "account-7", MARA);
        mara.cookie(Cookie.NAME, planted);
        isIn(mara, returns(mara, address), "Mara");
        assertThat(mara.cookie(Cookie.NAME)).isNotEqualTo(planted);
        assertThat(nils.get("/desk").status()).isEqualTo(303);
    }

    @Test
    void nobodyIsLedAway() {
        invited("Mara", Role.EDITOR);
        for (String next : List.of("https://evil.example/", "//evil.example", "/politics")) {
            Visitor mara = site.visitor();
            Reply onward = mara.post("/desk/sign-in/provider", Map.of("next", next));
            String address = onward.html().select("main a.go").attr("href");
            String back = provider.signsIn(address, "account-7", MARA) + "&next=" + next;
            assertThat(returns(mara, back).location()).as(next).isEqualTo("/desk");
        }
    }

    @Test
    void anotherSiteCannotBeginAndManyBeginningsTakeTheirTime() {
        Visitor mara = site.visitor();
        assertThat(
                        mara.post(
                                        "/desk/sign-in/provider",
                                        Map.of(),
                                        "Origin: https://evil.example")
                                .status())
                .isEqualTo(403);
        assertThat(mara.cookie(Cookie.TICKET)).isEmpty();
        Reply reply = mara.post("/desk/sign-in/provider", Map.of());
        for (int i = 0; i < 30; i++) reply = mara.post("/desk/sign-in/provider", Map.of());
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.words()).contains("Too many attempts");
    }

    @Test
    void whoHasNoPasswordMakesAPasskeyOrSecondFactorRightAfterComingIn() {
        invited("Mara", Role.EDITOR);
        Visitor mara = site.visitor();
        isIn(mara, comes(mara, "account-7", MARA), "Mara");
        mara.open("/desk/second-factor");
        mara.fill("/desk/second-factor", Map.of());
        assertThat(mara.page().html().select("#secret").val()).isNotEmpty();
        clock.pass(Duration.ofMinutes(11));
        assertThat(mara.open("/desk/second-factor").words()).contains("sign out and in again");
        assertThat(
                        mara.post(
                                        "/desk/second-factor",
                                        Map.of("form-token", mara.formToken(), "password", ""))
                                .status())
                .isEqualTo(403);
    }
}
