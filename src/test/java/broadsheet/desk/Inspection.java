package broadsheet.desk;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Browser;
import broadsheet.testing.NuChecker;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/// What every page of the desk must be, as it stands in a window: accessible, valid, no wider than
/// the window. With `BROADSHEET_SHOTS` naming a folder, pages are photographed there.
final class Inspection {
    private final NuChecker checker = new NuChecker();

    void of(Browser.Window window, String name) {
        Page page = window.page();
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(name)
                .map(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(checker.errors(page.content())).as(name).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as(name + " is no wider than its window")
                .isLessThanOrEqualTo((int) page.evaluate("window.innerWidth"));
        String folder = System.getenv("BROADSHEET_SHOTS");
        if (folder != null)
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(true));
    }
}
