package broadsheet.feeds;

import broadsheet.config.Settings;
import broadsheet.http.Router;
import broadsheet.paper.ReadingRoom;
import broadsheet.story.InUse;
import broadsheet.story.Months;

/// What machines read beside feeds: sitemaps and the small files at known addresses.
public final class Machines {
    private final Sitemaps sitemaps;
    private final MachineFiles files;

    public Machines(ReadingRoom room, Months months, InUse inUse, Settings settings) {
        this.sitemaps = new Sitemaps(room, months, inUse);
        this.files = new MachineFiles(room, settings);
    }

    public void addTo(Router.Builder router) {
        sitemaps.addTo(router);
        files.addTo(router);
    }
}
