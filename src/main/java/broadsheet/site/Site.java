package broadsheet.site;

import broadsheet.audience.Audience;
import broadsheet.feeds.Feeds;
import broadsheet.http.Content;
import broadsheet.page.Assets;
import broadsheet.page.Templates;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.Story;

/// The readers' site put together.
public final class Site {
    private final SiteRoutes routes;

    public Site(
            ReadingRoom room, Feeds feeds, Searching searching, Audience audience, Assets assets) {
        Layouts layouts = new Layouts(room, assets);
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
