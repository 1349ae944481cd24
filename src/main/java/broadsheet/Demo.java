package broadsheet;

import broadsheet.config.Settings;
import broadsheet.config.SiteSettings;
import broadsheet.importer.DemoEdition;
import broadsheet.paper.Imprint;
import java.time.InstantSource;

/// The demo edition at the start of a server.
final class Demo {
    private Demo() {}

    /// Fills the paper with the edition where it is not there yet, and takes the edition's name for
    /// it.
    static Imprint load(Ground ground, Newsroom newsroom, Settings settings, InstantSource clock) {
        DemoEdition.Site edition = DemoEdition.site();
        SiteSettings site = settings.site();
        new DemoEdition(newsroom.forImports(ground), clock, site.zone()).load();
        return new Imprint(
                edition.name(),
                edition.tagline(),
                null,
                edition.email(),
                null,
                site.oldAfter(),
                site.social());
    }
}
