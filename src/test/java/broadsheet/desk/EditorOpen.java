package broadsheet.desk;

import broadsheet.testing.Browser;
import broadsheet.testing.TestSite;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A paper and Mara's editor in a browser, while the tests of a class run.
final class EditorOpen implements BeforeAllCallback, AfterAllCallback {
    private final Supplier<TestSite> paper;
    TestSite site;
    Browser browser;
    Browser.Window window;
    EditorPage editor;

    EditorOpen() {
        this(TestSite::open);
    }

    EditorOpen(Supplier<TestSite> paper) {
        this.paper = paper;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = Browser.open();
        site = paper.get();
        window = browser.window(1280, false, true);
        editor = EditorPage.open(site, window);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        window.close();
        browser.close();
        site.close();
    }
}
