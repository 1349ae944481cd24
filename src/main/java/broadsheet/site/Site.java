package broadsheet.site;

import broadsheet.http.Content;
import broadsheet.page.Assets;
import broadsheet.page.Templates;
import broadsheet.press.Press;
import broadsheet.press.PressLimits;
import broadsheet.story.SectionTree;
import java.time.InstantSource;
import java.util.Set;

/// The readers' site put together: its routes, and the presses it keeps its pages in.
public final class Site {
    private static final long TREE_BUDGET = 1 << 20;
    private static final long TREE_WEIGHT = 64 << 10;

    private final Press<Content> pages;
    private final Press<SectionTree> trees;
    private final SiteRoutes routes;

    public Site(Paper paper, SiteStores stores, long budget, InstantSource clock) {
        pages = new Press<>(PressLimits.ofBytes(budget), Content::weight, clock);
        trees = new Press<>(PressLimits.ofBytes(TREE_BUDGET), _ -> TREE_WEIGHT, clock);
        Assets assets = new Assets();
        Layouts layouts =
                new Layouts(
                        paper, () -> trees.get("sections", stores.sections()::tree), assets, clock);
        routes = new SiteRoutes(layouts, stores, assets, new Templates(), pages, clock);
    }

    public SiteRoutes routes() {
        return routes;
    }

    public Press<Content> press() {
        return pages;
    }

    /// Takes away what was made from these sources: the tree first, since pages are made from it.
    public void drop(Set<String> sources) {
        trees.drop(sources);
        pages.drop(sources);
    }
}
