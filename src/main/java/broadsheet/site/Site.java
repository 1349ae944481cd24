package broadsheet.site;

import broadsheet.audience.Audience;
import broadsheet.feeds.Feeds;
import broadsheet.http.Content;
import broadsheet.page.Assets;
import broadsheet.page.Templates;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Story;
import java.util.List;

/// The readers' site put together.
public final class Site {
    /// The paths of the pages about the paper that come with Broadsheet.
    public static final List<String> PAGES =
            SitePages.NAMES.stream().map(name -> "/" + name).toList();

    private final SiteRoutes routes;

    public Site(
            ReadingRoom room, Feeds feeds, Searching searching, Audience audience, Assets assets) {
        Layouts layouts = new Layouts(room.paper(), room::sections, assets, room.clock());
        routes = new SiteRoutes(layouts, room, feeds, searching, audience, assets, new Templates());
    }

    /// The page that readers would have of a story, for those who work on it.
    public Content preview(Story story) {
        return routes.preview(story);
    }

    public SiteRoutes routes() {
        return routes;
    }
}
