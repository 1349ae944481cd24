package broadsheet.site;

import broadsheet.page.Assets;
import broadsheet.page.Templates;
import java.time.InstantSource;

/// The readers' site put together.
public final class Site {
    private final SiteRoutes routes;

    public Site(Paper paper, SiteStores stores, Presses presses, InstantSource clock) {
        Assets assets = new Assets();
        Layouts layouts =
                new Layouts(
                        paper,
                        () -> presses.trees().get("sections", stores.sections()::tree),
                        assets,
                        clock);
        routes = new SiteRoutes(layouts, stores, assets, new Templates(), presses.pages(), clock);
    }

    public SiteRoutes routes() {
        return routes;
    }
}
