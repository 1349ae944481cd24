package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.identity.Authenticator;
import broadsheet.identity.Email;
import broadsheet.identity.LetterKind;
import broadsheet.identity.NewPerson;
import broadsheet.identity.Person;
import broadsheet.identity.Role;
import broadsheet.mail.Letters;
import broadsheet.testing.Letterbox;
import broadsheet.testing.Letterbox.Mail;
import broadsheet.testing.NuChecker;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestSite;
import broadsheet.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is written to people about their accounts, through a real mail server.
class LettersTest {
    private static final String BETTER = "lantern oboe gravel 12";

    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final Letterbox box = Letterbox.open();
    private final TestSite site = box.paper().at(clock).open();

    @AfterEach
    void close() {
        site.close();
        box.close();
    }

    private Person person(String name) {
        return site.app().identity().people().find(Visitor.address(name)).orElseThrow();
    }

    /// Somebody who is in, with what was written to them about it taken out of the box.
    private Visitor in(String name, Role... roles) {
        Visitor visitor = site.visitor().as(name, roles);
        assertThat(box.next().subject()).contains("Your password");
        return visitor;
    }

    private Reply lost(String email) {
        return lost(site, email);
    }

    private static Reply lost(TestSite site, String email) {
        Visitor visitor = site.visitor();
        visitor.open("/desk/sign-in");
        assertThat(visitor.page().html().select("a[href=/desk/lost-password]")).hasSize(1);
        visitor.open("/desk/lost-password");
        return visitor.fill("/desk/lost-password", Map.of("email", email));
    }

    @Test
    void whoIsInvitedComesInByTheLetter() {
        Visitor mara = in("Mara", Role.ADMINISTRATOR);
        mara.open("/desk/people");
        mara.fill(
                "/desk/people",
                Map.of("name", "Nils", "email", "nils@paper.example", "role", "editor"));
        assertThat(mara.page().words())
                .contains("A letter with a link is on its way to nils@paper.example");
        String shown = mara.page().html().select("input#link").val();
        Mail letter = box.next();
        assertThat(letter.to()).isEqualTo("nils@paper.example");
        assertThat(letter.name()).isEqualTo("Nils");
        assertThat(letter.subject()).isEqualTo("Your way to the desk of The Harbour Post");
        assertThat(letter.text())
                .startsWith("Hello Nils,\n")
                .contains("Mara has invited you to the desk of The Harbour Post")
                .contains("once, for seven days")
                .doesNotContain(shown);
        assertThat(letter.page().body().text()).contains("Mara has invited you");
        assertThat(letter.page().select("a[href=\"" + shown + "\"]")).isEmpty();
        Visitor nils = site.visitor();
        nils.open(letter.link());
        nils.fill(letter.link(), Map.of("password", Visitor.PASSWORD, "again", Visitor.PASSWORD));
        assertThat(nils.page().path()).isEqualTo("/desk");
        assertThat(site.get(letter.link()).status()).isEqualTo(410);
        assertThat(site.get(shown.substring(shown.indexOf("/desk/link/"))).status())
                .as("one that is used ends the others")
                .isEqualTo(410);
        assertThat(mara.open("/desk/audit").words())
                .contains("Sent a link by letter Nils invitation");
    }

    @Test
    void theLinkThatIsHandedOverWorksBesideTheOneInTheLetter() {
        Visitor mara = in("Mara", Role.ADMINISTRATOR);
        mara.open("/desk/people");
        mara.fill(
                "/desk/people",
                Map.of("name", "Nils", "email", "nils@paper.example", "role", "editor"));
        String shown = mara.page().html().select("input#link").val();
        Mail letter = box.next();
        String path = shown.substring(shown.indexOf("/desk/link/"));
        Visitor nils = site.visitor();
        nils.open(path);
        nils.fill(path, Map.of("password", Visitor.PASSWORD, "again", Visitor.PASSWORD));
        assertThat(nils.page().path()).isEqualTo("/desk");
        assertThat(site.get(letter.link()).status()).isEqualTo(410);
    }

    @Test
    void aLinkForSomebodyWhoHasAPasswordIsOnlyShown() {
        Visitor mara = in("Mara", Role.ADMINISTRATOR);
        in("Nils", Role.EDITOR);
        String path = "/desk/people/" + person("Nils").id().value();
        mara.open(path);
        mara.fill(path + "/link", Map.of());
        assertThat(mara.page().html().select("input#link").val()).contains("/desk/link/");
        assertThat(mara.page().words()).doesNotContain("on its way");
        assertThat(letters()).isZero();
    }

    @Test
    void whoHasLostTheirPasswordChoosesAnother() {
        Visitor old = in("Mara", Role.EDITOR);
        Reply asked = lost("MARA@Paper.example");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.words()).contains("a letter with a link is on its way");
        Mail letter = box.next();
        assertThat(letter.to()).isEqualTo("mara@paper.example");
        assertThat(letter.text())
                .contains("has asked for a link to choose a new password")
                .contains("once, for two hours");
        assertThat(old.get("/desk").status()).as("asking ends nothing").isEqualTo(200);
        Visitor mara = site.visitor();
        mara.open(letter.link());
        mara.open(letter.link());
        mara.fill(letter.link(), Map.of("password", BETTER, "again", BETTER));
        assertThat(mara.page().path()).isEqualTo("/desk");
        assertThat(old.get("/desk").status()).as("all sessions end").isEqualTo(303);
        Mail told = box.next();
        assertThat(told.subject())
                .isEqualTo("Your password at the desk of The Harbour Post was set");
        assertThat(told.text()).contains("/desk/lost-password").doesNotContain("/desk/link/");
        Visitor thief = site.visitor();
        assertThat(thief.open(letter.link()).status()).isEqualTo(410);
        assertThat(thief.post(letter.link(), Map.of("password", BETTER, "again", BETTER)).status())
                .as("replayed")
                .isEqualTo(410);
        assertThat(site.visitor().signsIn("mara@paper.example", Visitor.PASSWORD).status())
                .isEqualTo(403);
        Visitor editor = site.visitor();
        editor.signsIn("mara@paper.example", BETTER);
        assertThat(editor.get("/desk").status()).isEqualTo(200);
        List<String> acts =
                site.app().identity().audit().page(Long.MAX_VALUE, 20).stream()
                        .map(line -> line.actor() + " " + line.act() + " " + line.detail())
                        .toList();
        assertThat(acts)
                .contains("system link-mailed password")
                .contains(person("Mara").id().actor() + " password-set ")
                .contains(person("Mara").id().actor() + " sessions-ended 1");
    }

    @Test
    void aLinkRunsOutAndANewOneEndsTheOneBefore() {
        in("Mara", Role.EDITOR);
        lost("mara@paper.example");
        String first = box.next().link();
        lost("mara@paper.example");
        String second = box.next().link();
        assertThat(site.get(first).status()).isEqualTo(410);
        assertThat(site.get(second).status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(119));
        assertThat(site.get(second).status()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(2));
        assertThat(site.get(second).status()).isEqualTo(410);
    }

    @Test
    void whoKnowsTheirPasswordAfterAllEndsTheLinkByChangingIt() {
        Visitor mara = in("Mara", Role.EDITOR);
        lost("mara@paper.example");
        String link = box.next().link();
        mara.open("/desk/password");
        mara.fill(
                "/desk/password",
                Map.of("old", Visitor.PASSWORD, "password", BETTER, "again", BETTER));
        assertThat(mara.page().words()).contains("Your password is changed");
        assertThat(site.get(link).status()).isEqualTo(410);
    }

    @Test
    void aSecondFactorIsAskedForAfterALinkToo() {
        Visitor mara = in("Mara", Role.EDITOR);
        Authenticator authenticator = authenticator(mara);
        assertThat(box.next().text()).contains("asks for a code besides the password since");
        lost("mara@paper.example");
        String link = box.next().link();
        Visitor again = site.visitor();
        again.open(link);
        again.fill(link, Map.of("password", BETTER, "again", BETTER));
        assertThat(again.page().path()).startsWith("/desk/sign-in/code");
        assertThat(again.get("/desk").status()).isEqualTo(303);
        clock.pass(Duration.ofMinutes(1));
        again.fill("/desk/sign-in/code", Map.of("code", authenticator.code()));
        assertThat(again.page().path()).isEqualTo("/desk");
    }

    private Authenticator authenticator(Visitor visitor) {
        visitor.open("/desk/second-factor");
        visitor.fill("/desk/second-factor", Map.of("password", Visitor.PASSWORD));
        Authenticator authenticator =
                new Authenticator(visitor.page().html().select("#secret").val(), clock);
        visitor.fill("/desk/second-factor/confirmation", Map.of("code", authenticator.code()));
        return authenticator;
    }

    @Test
    void whoIsInvitedAndHasLostTheLetterAsksForAnother() {
        site.app()
                .identity()
                .people()
                .add(new NewPerson("Nils", Visitor.address("Nils"), List.of()), Actor.SYSTEM);
        lost("nils@paper.example");
        Mail letter = box.next();
        assertThat(letter.text()).contains("once, for seven days");
        assertThat(site.get(letter.link()).status()).isEqualTo(200);
    }

    @Test
    void whatIsDoneToAnAccountIsWrittenToItsOwner() {
        Visitor mara = in("Mara", Role.ADMINISTRATOR);
        Visitor nils = in("Nils", Role.EDITOR);
        authenticator(nils);
        assertThat(box.next().subject()).startsWith("A code for your account");
        String path = "/desk/people/" + person("Nils").id().value();
        mara.open(path);
        mara.fill(path + "/second-factor/removed", Map.of());
        Mail off = box.next();
        assertThat(off.to()).isEqualTo("nils@paper.example");
        assertThat(off.text())
                .contains("does not ask for a code besides the password any more")
                .contains("tell an administrator");
    }

    @Test
    void whoComesInWithANewBrowserHearsOfItOnce() {
        in("Mara", Role.EDITOR);
        Visitor phone = site.visitor();
        phone.signsIn("mara@paper.example", Visitor.PASSWORD);
        Mail letter = box.next();
        assertThat(letter.subject()).isEqualTo("A new browser at the desk of The Harbour Post");
        assertThat(letter.text()).contains("not known there: Firefox, Linux.");
        phone.open("/desk");
        phone.fill("/desk/sign-out", Map.of());
        phone.signsIn("mara@paper.example", Visitor.PASSWORD);
        phone.signsIn("mara@paper.example", Visitor.PASSWORD);
        Visitor thief = site.visitor();
        thief.cookie(Cookie.BROWSER, "A".repeat(43));
        thief.signsIn("mara@paper.example", Visitor.PASSWORD);
        assertThat(box.next().subject()).startsWith("A new browser");
        assertThat(thief.cookie(Cookie.BROWSER)).isNotEqualTo("A".repeat(43)).hasSize(43);
    }

    @Test
    void aBrowserThatIsKnownWithOneIsNewWithAnother() {
        Visitor office = in("Mara", Role.EDITOR);
        in("Nils", Role.EDITOR);
        String cookie = office.cookie(Cookie.BROWSER);
        office.signsIn("nils@paper.example", Visitor.PASSWORD);
        assertThat(box.next().to()).isEqualTo("nils@paper.example");
        assertThat(office.cookie(Cookie.BROWSER)).isEqualTo(cookie);
        office.signsIn("mara@paper.example", Visitor.PASSWORD);
        office.signsIn("nils@paper.example", Visitor.PASSWORD);
        assertThat(letters()).isZero();
    }

    @Test
    void aBrowsersTokenLetsNobodyIn() {
        Visitor mara = in("Mara", Role.EDITOR);
        Visitor thief = site.visitor();
        thief.cookie(Cookie.BROWSER, mara.cookie(Cookie.BROWSER));
        thief.cookie(Cookie.NAME, mara.cookie(Cookie.BROWSER));
        assertThat(thief.get("/desk").status()).isEqualTo(303);
        assertThat(thief.get("/desk/link/" + mara.cookie(Cookie.BROWSER)).status()).isEqualTo(410);
    }

    @Test
    void lettersAreWellFormedAndAskNobodyForAnything() {
        in("Mara", Role.EDITOR);
        lost("mara@paper.example");
        Mail letter = box.next();
        assertThat(new NuChecker().errors(letter.html())).isEmpty();
        assertThat(letter.page().select("img, script, link, iframe, [src]")).isEmpty();
    }

    @Test
    void everyKindOfLetterHasWords() {
        site.app()
                .identity()
                .people()
                .add(new NewPerson("Nils", Visitor.address("Nils"), List.of()), Actor.SYSTEM);
        String nils = person("Nils").id().actor().name();
        site.app()
                .db()
                .write(tx -> {
                    for (LetterKind kind : LetterKind.values())
                        new Letters(site.app().db(), true)
                                .post(
                                        tx,
                                        kind.word(),
                                        kind == LetterKind.LOST_PASSWORD
                                                ? "nils@paper.example"
                                                : nils,
                                        kind == LetterKind.INVITATION ? nils : "Firefox, Linux",
                                        Duration.ofHours(1));
                    return true;
                });
        List<Mail> letters = box.wait(LetterKind.values().length);
        assertThat(letters)
                .allSatisfy(letter ->
                        assertThat(letter.text())
                                .startsWith("Hello Nils,\n")
                                .contains("the desk of The Harbour Post", "http://")
                                .doesNotContain("{"));
        assertThat(letters.stream().map(Mail::subject).distinct())
                .hasSize(LetterKind.values().length);
    }

    @Test
    void namesAreTextInLetters() {
        String evil = "<img src=x onerror=alert(1)>\"'{0}<script>";
        site.app()
                .identity()
                .people()
                .add(new NewPerson(evil, Visitor.address("evil"), List.of()), Actor.SYSTEM);
        lost("evil@paper.example");
        Mail letter = box.next();
        assertThat(letter.name()).isEqualTo(evil);
        assertThat(letter.text()).startsWith("Hello " + evil + ",");
        assertThat(letter.page().select("img, script")).isEmpty();
        assertThat(letter.page().body().text()).contains("Hello <img src=x");
    }

    @Test
    void aPaperThatReadsFromRightToLeftWritesSo() {
        try (TestSite arabic = box.paper().with("site.language", "ar").open()) {
            arabic.app()
                    .identity()
                    .people()
                    .add(
                            new NewPerson("Mara Quill", Visitor.address("Mara"), List.of()),
                            Actor.SYSTEM);
            lost(arabic, "mara@paper.example");
            Mail letter = box.next();
            assertThat(letter.page().select("html").attr("dir")).isEqualTo("rtl");
            assertThat(letter.page().select("a").attr("dir")).isEqualTo("ltr");
            assertThat(letter.text()).contains("مرحبا \u2068Mara Quill\u2069،");
            assertThat(arabic.get(letter.link()).status()).isEqualTo(200);
        }
    }

    /// The address is the one that an administrator has typed, not the one that somebody asked
    /// with: letters that look alike, or lose their case, may be another's mailbox.
    @Test
    void theLetterGoesToTheAddressThatIsKnownNotToTheOneThatWasTyped() {
        site.app()
                .identity()
                .people()
                .add(
                        new NewPerson(
                                "Mike", Email.of("mike@paper.example").orElseThrow(), List.of()),
                        Actor.SYSTEM);
        String kelvin = "mi\u212Ae@paper.example";
        lost(kelvin);
        assertThat(box.next().to()).isEqualTo("mike@paper.example");
    }

    @Test
    void whoIsDeactivatedGetsNothing() {
        in("Mara", Role.ADMINISTRATOR);
        in("Nils", Role.EDITOR);
        site.app().identity().people().deactivate(person("Nils").id(), Actor.SYSTEM);
        Reply asked = lost("nils@paper.example");
        assertThat(asked.words()).contains("a letter with a link is on its way");
        lost("mara@paper.example");
        assertThat(box.next().to()).isEqualTo("mara@paper.example");
        while (letters() > 0) Thread.onSpinWait();
        assertThat(box.all()).isEmpty();
        List<Long> linked =
                site.app()
                        .db()
                        .read(tx ->
                                tx.sql("select person_id from one_time_link")
                                        .list(row -> row.number("person_id")));
        assertThat(linked).containsExactly(person("Mara").id().value());
    }

    /// How many letters wait.
    private long letters() {
        return site.app()
                .db()
                .read(tx -> tx.sql("select count(*) as n from letter").one(row -> row.number("n")))
                .orElseThrow();
    }
}
