package broadsheet.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// Chromium, as readers have it: the one that `BROADSHEET_CHROMIUM` names, or the system's. A test
/// is skipped by name where there is none.
public final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable) {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    public static Browser open() {
        String named = System.getenv("BROADSHEET_CHROMIUM");
        Path executable = Path.of(named == null ? "/usr/bin/chromium" : named);
        Assumptions.assumeTrue(Files.isExecutable(executable), "no Chromium at " + executable);
        return new Browser(executable);
    }

    /// A reader's window.
    public Window window(int width, boolean dark, boolean script) {
        return window(width, dark, script, null);
    }

    /// A window of a browser that calls itself something else: this one says that it has no head,
    /// and so that nobody reads.
    public Window window(int width, boolean dark, boolean script, @Nullable String agent) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setUserAgent(agent)
                                .setViewportSize(width, 900)
                                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                                .setJavaScriptEnabled(script));
        return new Window(context);
    }

    /// One window that notes what went wrong in it and whom it asked.
    public static final class Window implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final List<String> requests = new CopyOnWriteArrayList<>();

        private Window(BrowserContext context) {
            this.context = context;
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (List.of("error", "warning").contains(message.type()))
                    complaints.add(page.url() + ": " + message.text());
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
            page.onDialog(dialog -> {
                if (dialog.type().equals("beforeunload")) {
                    dialog.accept();
                    return;
                }
                complaints.add(page.url() + ": dialog " + dialog.message());
                dialog.dismiss();
            });
            page.onRequest(request -> requests.add(request.url()));
        }

        public Page page() {
            return page;
        }

        public BrowserContext context() {
            return context;
        }

        /// Errors and warnings of the console, errors of scripts, and dialogs but the one that asks
        /// whether to leave.
        public List<String> complaints() {
            return complaints;
        }

        public List<String> requests() {
            return requests;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
