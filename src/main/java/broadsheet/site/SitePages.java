package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.paper.HousePages;
import broadsheet.text.SafeHtml;
import java.util.Optional;

/// The pages about the paper itself, whoever has written them.
final class SitePages {
    private static final String CORRECTIONS = "/corrections";

    private final Layouts layouts;
    private final HousePages house;
    private final CorrectionsList corrections;

    SitePages(Layouts layouts, HousePages house, CorrectionsList corrections) {
        this.layouts = layouts;
        this.house = house;
        this.corrections = corrections;
    }

    /// What came with Broadsheet, where that still stands at this path.
    Optional<SitePage> page(String path) {
        return house.standing(path)
                .map(text -> {
                    Layout layout =
                            layouts.layout(
                                    Layouts.About.page(
                                            text.title(), null, path, Layouts.Sheet.FRONT));
                    return new SitePage(layout, text.title(), complete(path, text.body()));
                });
    }

    /// A page that the newsroom has written.
    SitePage own(StoryPage page, String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return new SitePage(page.layout(), page.headline(), complete(bare, page.body()));
    }

    /// The policy on corrections is followed by those made last, whoever wrote it.
    private SafeHtml complete(String path, SafeHtml body) {
        return path.equals(CORRECTIONS)
                ? SafeHtml.trusted(body.toString() + corrections.html())
                : body;
    }
}
