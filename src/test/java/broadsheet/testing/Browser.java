package broadsheet.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// Chromium, as readers have it: the one that `BROADSHEET_CHROMIUM` names, or the system's. A test
/// is skipped by name where there is none. One runs for the whole test run; windows have profiles
/// of their own, which know nothing of each other.
public final class Browser implements AutoCloseable {
    private final com.microsoft.playwright.Browser chromium;
    private final List<Window> windows = new ArrayList<>();

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    public static Browser open() {
        Path executable = executable();
        if (!Only.chromium.isConnected()) Only.chromium = launched(executable);
        return new Browser(Only.chromium);
    }

    /// The program that is run.
    public static Path executable() {
        String named = System.getenv("BROADSHEET_CHROMIUM");
        Path executable = Path.of(named == null ? "/usr/bin/chromium" : named);
        Assumptions.assumeTrue(Files.isExecutable(executable), "no Chromium at " + executable);
        return executable;
    }

    /// What drives browsers, for whoever needs one of their own. To be used by the thread that runs
    /// the tests.
    public static Playwright playwright() {
        return Only.playwright;
    }

    /// Made when the first test asks; surefire runs one test after the other.
    private static final class Only {
        static final Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static com.microsoft.playwright.Browser chromium = launched(executable());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
    }

    private static com.microsoft.playwright.Browser launched(Path executable) {
        return Only.playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
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
        Window window = new Window(context);
        windows.add(window);
        return window;
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

    /// Closes the windows that are still open.
    @Override
    public void close() {
        windows.forEach(Window::close);
    }
}
