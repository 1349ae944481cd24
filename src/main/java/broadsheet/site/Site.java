package broadsheet.site;

import broadsheet.feeds.Feeds;
import broadsheet.page.Assets;
import broadsheet.page.Templates;
import broadsheet.paper.ReadingRoom;
import java.util.List;

/// The readers' site put together.
public final class Site {
    /// The paths of the pages about the paper that come with Broadsheet.
    public static final List<String> PAGES =
            SitePages.NAMES.stream().map(name -> "/" + name).toList();

    private final SiteRoutes routes;

    public Site(ReadingRoom room, Feeds feeds, Assets assets) {
        Layouts layouts = new Layouts(room.paper(), room::sections, assets, room.clock());
        routes = new SiteRoutes(layouts, room, feeds, assets, new Templates());
    }

    public SiteRoutes routes() {
        return routes;
    }
}
