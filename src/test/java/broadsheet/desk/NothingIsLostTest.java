package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.identity.Actor;
import broadsheet.identity.Grant;
import broadsheet.identity.Identity;
import broadsheet.identity.NewPerson;
import broadsheet.identity.Role;
import broadsheet.testing.Browser;
import broadsheet.testing.InBrowser;
import broadsheet.testing.ServerProcess;
import broadsheet.testing.TestDb;
import broadsheet.testing.Visitor;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that can happen to somebody who types, in Chromium, against a server in a process of
/// its own. After each: what was typed is there, to the last letter.
@InBrowser
class NothingIsLostTest {
    private static final Random random = new Random(20261126);

    @TempDir static Path folder;

    private static URI address;
    private static Db db;
    private static ServerProcess server;
    private static Path executable;
    private BrowserContext browser;
    private Page page;

    @BeforeAll
    static void start() {
        executable = Browser.executable();
        address = TestDb.address();
        server = new ServerProcess(folder, address.toString());
        db = TestDb.open(address);
        Identity identity = new Identity(db, InstantSource.system());
        for (String name : List.of("Mara", "Tom")) {
            var person =
                    identity.people()
                            .add(
                                    new NewPerson(
                                            name,
                                            Visitor.address(name),
                                            List.of(Grant.of(Role.EDITOR))),
                                    Actor.SYSTEM)
                            .orElseThrow();
            String link = identity.links().password(person, Actor.SYSTEM).orElseThrow().text();
            try (BrowserContext first = browser("first-" + name)) {
                Page page = first.pages().getFirst();
                page.navigate(server.home() + "/desk/link/" + link);
                page.locator("#new").fill(Visitor.PASSWORD);
                page.locator("#again").fill(Visitor.PASSWORD);
                page.locator("button.go").click();
                page.waitForURL(server.home() + "/desk");
            }
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
        if (db != null) db.close();
    }

    /// One that was killed is closed already.
    @AfterEach
    void closeBrowser() {
        if (browser != null) browser.close();
    }

    /// A browser with a profile on disk, as people have it.
    private static BrowserContext browser(String profile) {
        return Browser.playwright()
                .chromium()
                .launchPersistentContext(
                        folder.resolve(profile),
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable)
                                .setViewportSize(1200, 900)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    private static Page signedIn(BrowserContext browser, String name) {
        Page page = browser.pages().getFirst();
        page.onDialog(com.microsoft.playwright.Dialog::accept);
        page.navigate(server.home() + "/desk/sign-in");
        if (page.url().endsWith("/desk")) return page;
        page.locator("#email").fill(Visitor.address(name).text());
        page.locator("#password").fill(Visitor.PASSWORD);
        page.locator("#password").press("Enter");
        page.waitForURL(server.home() + "/desk");
        return page;
    }

    /// Mara at a new story, with the cursor in its body.
    private String story(String profile) {
        browser = browser(profile);
        return story();
    }

    /// The same in a browser whose clock can be moved.
    private String storyByTheClock(String profile) {
        browser = browser(profile);
        browser.clock().install();
        return story();
    }

    private String story() {
        page = signedIn(browser, "Mara");
        page.locator("#new-story button").click();
        page.waitForURL(server.home() + "/desk/stories/*");
        page.locator("#editor-text").focus();
        return page.url();
    }

    private static void kept(Page page) {
        page.locator("#kept.saved")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(90_000));
    }

    private static void save(Page page) {
        page.waitForNavigation(() -> page.locator("button[accesskey=s]").click());
        assertThat(page.locator(".said").textContent()).contains("Saved");
    }

    /// The paragraphs in front of somebody.
    private static String body(Page page) {
        page.locator("#editor-text").waitFor();
        return (String)
                page.evaluate(
                        "[...document.querySelectorAll('#editor-text > p')].map(it => it.textContent).join('\\n\\n')");
    }

    /// Puts other paragraphs in the place of all that is there, as one paste does.
    private static void rewrite(Page page, String words) {
        page.locator("#editor-text").focus();
        page.keyboard().press("Control+a");
        page.locator("#editor-text")
                .evaluate(
                        """
                        (text, words) => {
                          const clipboardData = new DataTransfer()
                          clipboardData.setData('text/plain', words)
                          text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
                        }
                        """,
                        words);
    }

    /// What a browser without any journal finds when it opens the story.
    private String elsewhere(String story, String name) {
        try (BrowserContext other = browser("other-" + random.nextInt(1_000_000))) {
            Page opened = signedIn(other, name);
            opened.navigate(story);
            return body(opened).strip();
        }
    }

    private static String sentence(int i) {
        return "Sentence " + i + " of what happened at the harbour. ";
    }

    @Test
    void theServerIsKilledTwentyTimesWhileSomebodyTypes() {
        String story = story("killed");
        StringBuilder typed = new StringBuilder();
        for (int kill = 0; kill < 20; kill++) {
            int after = random.nextInt(400);
            CompletableFuture<Void> killing =
                    CompletableFuture.runAsync(() -> {
                        LockSupport.parkNanos(after * 1_000_000L);
                        server.kill();
                    });
            for (int i = 0; i < 4; i++) {
                String text = sentence(kill * 4 + i);
                page.keyboard().type(text);
                typed.append(text);
            }
            killing.join();
            if (kill % 5 == 4) page.locator("#kept.offline").waitFor();
            server.startAgain();
        }
        kept(page);
        assertThat(body(page)).isEqualTo(typed.toString());
        assertThat(elsewhere(story, "Mara")).isEqualTo(typed.toString().strip());
        browser.close();
    }

    @Test
    void theBrowserIsKilledWhileTheServerIsDown() {
        String story = story("dead");
        page.keyboard().type("Kept by the server. ");
        kept(page);
        server.kill();
        page.keyboard().type("Kept by the browser alone. ");
        page.locator("#kept.offline").waitFor();
        ProcessHandle.current()
                .descendants()
                .filter(it ->
                        it.info()
                                .commandLine()
                                .orElse("")
                                .contains(folder.resolve("dead").toString()))
                .forEach(ProcessHandle::destroyForcibly);
        server.startAgain();
        try (BrowserContext again = browser("dead")) {
            Page opened = signedIn(again, "Mara");
            opened.navigate(story);
            ServerProcess.await(() -> body(opened).contains("Kept by the browser alone."));
            assertThat(body(opened)).isEqualTo("Kept by the server. Kept by the browser alone. ");
            opened.locator("#editor-text").focus();
            opened.keyboard().press("Control+End");
            opened.keyboard().type("And on.");
            kept(opened);
        }
        assertThat(elsewhere(story, "Mara"))
                .isEqualTo("Kept by the server. Kept by the browser alone. And on.");
    }

    @Test
    void theNetworkIsCutForAMinute() {
        String story = storyByTheClock("cut");
        page.keyboard().type("Before. ");
        kept(page);
        browser.setOffline(true);
        page.keyboard().type("While it was cut. ");
        page.locator("#kept.offline").waitFor();
        browser.clock().runFor(60_000);
        aged("1 minute");
        page.locator("#kept.offline").waitFor();
        page.keyboard().type("Still. ");
        browser.setOffline(false);
        kept(page);
        assertThat(elsewhere(story, "Mara")).isEqualTo("Before. While it was cut. Still.");
        browser.close();
    }

    /// For the server so much has gone by since it heard of whoever holds a story.
    private static void aged(String time) {
        run(
                "update story_lock set renewed = renewed - interval '%1$s', since = since - interval '%1$s'"
                        .formatted(time));
    }

    @Test
    void theSessionEndsInTheMiddleOfASentenceAndIsTakenUpInPlace() {
        String story = story("session");
        page.keyboard().type("Before. ");
        kept(page);
        run("delete from session");
        page.keyboard().type("In the middle ");
        page.locator("#again[open]").waitFor();
        page.frameLocator("#again iframe").locator("#email").fill("mara@paper.example");
        page.frameLocator("#again iframe").locator("#password").fill(Visitor.PASSWORD);
        page.frameLocator("#again iframe").locator("#password").press("Enter");
        page.locator("#again:not([open])")
                .waitFor(
                        new com.microsoft.playwright.Locator.WaitForOptions()
                                .setState(
                                        com.microsoft.playwright.options.WaitForSelectorState
                                                .ATTACHED));
        kept(page);
        page.locator("#editor-text").focus();
        page.keyboard().press("Control+End");
        page.keyboard().type("of a sentence.");
        page.locator("#kept.saving").waitFor();
        kept(page);
        assertThat(elsewhere(story, "Mara")).isEqualTo("Before. In the middle of a sentence.");
        save(page);
        browser.close();
    }

    private static void run(String sql) {
        db.write(tx -> tx.sql(sql).update());
    }

    @Test
    void theDiskIsFull() {
        String story = story("full");
        page.keyboard().type("Before. ");
        kept(page);
        run(
                """
                create function full_disk() returns trigger language plpgsql as $$
                begin raise exception 'could not extend file' using errcode = '53100'; end $$
                """);
        run("create trigger no_space before insert on draft_step execute function full_disk()");
        page.keyboard().type("While nothing could be written. ");
        page.locator("#kept.failed").waitFor();
        run("drop trigger no_space on draft_step");
        run("drop function full_disk");
        kept(page);
        assertThat(elsewhere(story, "Mara")).isEqualTo("Before. While nothing could be written.");
        browser.close();
    }

    @Test
    void twoBrowsersAndATakeOver() {
        String story = story("mara");
        page.locator("#f-headline").fill("Two at one story");
        page.locator("#editor-text").focus();
        page.keyboard().type("Mara's first words.");
        kept(page);
        try (BrowserContext other = browser("tom")) {
            Page toms = signedIn(other, "Tom");
            // Where there is no way into the room, there is the lock.
            other.route("**/room", com.microsoft.playwright.Route::abort);
            toms.navigate(story);
            assertThat(toms.locator("div.held").textContent()).contains("Mara");
            toms.locator("div.held button").click();
            toms.waitForURL(story + "?said=taken");
            rewrite(toms, "Tom's words.");
            kept(toms);
            save(toms);
            page.locator("#editor-text").focus();
            page.keyboard().press("Control+End");
            page.keyboard().type(" And her last.");
            page.locator("#kept.held").waitFor();
            assertThat(body(page)).isEqualTo("Mara's first words. And her last.");
            page.locator("#kept a").click();
            page.waitForURL(story + "/drafts/*");
            ServerProcess.await(() -> {
                page.reload();
                return page.locator("main").textContent().contains("And her last.");
            });
            toms.navigate(story);
            toms.locator(".drafts a").click();
            toms.locator("fieldset.clash")
                    .all()
                    .forEach(clash -> {
                        clash.locator("input").last().focus();
                        toms.keyboard().press("Space");
                    });
            toms.locator("form.merge button.primary").focus();
            toms.keyboard().press("Enter");
            toms.waitForURL(story + "?said=merged");
            assertThat(body(toms)).contains("Tom's words.", "And her last.");
        }
        browser.close();
    }

    @Test
    void twoTypeTogetherWhileTheServerIsKilledAndTheNetworkCut() {
        String story = story("together");
        page.keyboard().type("Start. ");
        kept(page);
        try (BrowserContext other = browser("together-tom")) {
            Page toms = signedIn(other, "Tom");
            toms.navigate(story);
            toms.locator("#room").getByText("Mara").waitFor();
            toms.locator("#editor-text").focus();
            toms.waitForTimeout(100);
            toms.keyboard().press("Control+Home");
            toms.waitForTimeout(100);
            StringBuilder maras = new StringBuilder();
            StringBuilder his = new StringBuilder();
            for (int kill = 0; kill < 6; kill++) {
                int after = random.nextInt(600);
                boolean cut = kill % 3 == 2;
                CompletableFuture<Void> killing =
                        CompletableFuture.runAsync(() -> {
                            LockSupport.parkNanos(after * 1_000_000L);
                            if (!cut) server.kill();
                        });
                if (cut) other.setOffline(true);
                for (int i = 0; i < 12; i++) {
                    page.keyboard().type("m" + kill + "." + i + " ");
                    toms.keyboard().type("t" + kill + "." + i + " ");
                    maras.append("m").append(kill).append('.').append(i).append(' ');
                    his.append("t").append(kill).append('.').append(i).append(' ');
                }
                killing.join();
                if (cut) other.setOffline(false);
                else server.startAgain();
            }
            String all = his + "Start. " + maras;
            for (Page each : List.of(page, toms))
                for (int i = 0; i < 600 && !body(each).equals(all); i++) each.waitForTimeout(100);
            assertThat(body(page)).isEqualTo(all);
            assertThat(body(toms)).isEqualTo(all);
            kept(page);
            save(page);
            kept(toms);
            assertThat(body(page).strip()).isEqualTo(all.strip());
            assertThat(toms.locator("#kept.conflict").count()).isZero();
            assertThat(elsewhere(story, "Mara")).isEqualTo(all.strip());
        }
        browser.close();
    }

    @Test
    void aTabFromYesterday() {
        String story = story("yesterday");
        page.keyboard().type("One.");
        save(page);
        Page old = browser.newPage();
        old.route("**/room", com.microsoft.playwright.Route::abort);
        old.navigate(story);
        rewrite(page, "One.\n\nTwo, of today.");
        save(page);
        rewrite(old, "One, of yesterday.");
        old.locator("#kept.conflict").waitFor();
        old.locator("#kept button").click();
        kept(old);
        assertThat(body(old).strip()).isEqualTo("One, of yesterday.\n\nTwo, of today.");
        save(old);
        assertThat(elsewhere(story, "Tom")).isEqualTo("One, of yesterday.\n\nTwo, of today.");
        browser.close();
    }

    @Test
    void aPasteOfFiftyThousandWords() {
        String story = story("paste");
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 50_000; i++)
            words.append("word").append(i).append(i % 90 == 89 ? "\n\n" : " ");
        rewrite(page, words.toString());
        page.keyboard().type("!");
        kept(page);
        String all = body(page).strip();
        assertThat(all).hasSizeGreaterThan(400_000);
        assertThat(elsewhere(story, "Mara")).isEqualTo(all);
        browser.close();
    }

    @Test
    void asleepForAnHourWhileTheLockLapses() {
        String story = storyByTheClock("asleep");
        page.keyboard().type("Before. ");
        kept(page);
        page.keyboard().type("Closed in the middle");
        CDPSession devtools = browser.newCDPSession(page);
        lifecycle(devtools, "frozen");
        browser.setOffline(true);
        aged("1 hour");
        lifecycle(devtools, "active");
        // No timer ran meanwhile; all that are due run now, once.
        browser.clock().fastForward(3_600_000);
        browser.setOffline(false);
        page.keyboard().type(" of a sentence.");
        kept(page);
        ServerProcess.await(() -> elsewhere(story, "Mara").endsWith("of a sentence."));
        assertThat(elsewhere(story, "Mara"))
                .isEqualTo("Before. Closed in the middle of a sentence.");
        browser.close();
    }

    private static void lifecycle(CDPSession devtools, String state) {
        JsonObject to = new JsonObject();
        to.addProperty("state", state);
        devtools.send("Page.setWebLifecycleState", to);
    }

    @Test
    void postgresIsKilledWhileSomebodyTypes() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own"));
        try (ServerProcess paper = new ServerProcess(own, null);
                BrowserContext window = browser("postgres")) {
            Page typing = window.pages().getFirst();
            typing.navigate(paper.firstLink());
            typing.getByLabel("Name").fill("Mara Quill");
            typing.getByLabel("E-mail address").fill("mara@paper.example");
            typing.locator("#new").fill(Visitor.PASSWORD);
            typing.locator("#again").fill(Visitor.PASSWORD);
            typing.locator("button.go").click();
            typing.locator("#new-story button").click();
            typing.waitForURL(paper.home() + "/desk/stories/*");
            typing.locator("#editor-text").focus();
            StringBuilder typed = new StringBuilder();
            for (int kill = 0; kill < 3; kill++) {
                ProcessHandle postmaster = paper.postmaster();
                for (int i = 0; i < 4; i++) {
                    typing.keyboard().type(sentence(i));
                    typed.append(sentence(i));
                    if (i == kill) postmaster.destroyForcibly();
                }
                ServerProcess.await(() -> !postmaster.isAlive());
                ServerProcess.await(
                        () -> typing.locator("#kept.saved").count() == 1 && alive(paper));
            }
            kept(typing);
            paper.kill();
            paper.startAgain();
            typing.reload();
            assertThat(body(typing).strip()).isEqualTo(typed.toString().strip());
        }
    }

    private static boolean alive(ServerProcess paper) {
        try {
            return paper.postmaster().isAlive();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
