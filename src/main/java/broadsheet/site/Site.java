package broadsheet.site;

import broadsheet.page.Assets;
import broadsheet.page.Templates;
import broadsheet.paper.ReadingRoom;

/// The readers' site put together.
public final class Site {
    private final SiteRoutes routes;

    public Site(ReadingRoom room) {
        Assets assets = new Assets();
        Layouts layouts = new Layouts(room.paper(), room::sections, assets, room.clock());
        routes = new SiteRoutes(layouts, room, assets, new Templates());
    }

    public SiteRoutes routes() {
        return routes;
    }
}
