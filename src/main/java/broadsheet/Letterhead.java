package broadsheet;

import broadsheet.config.SiteSettings;
import broadsheet.paper.Imprint;
import broadsheet.paper.Matter;
import broadsheet.paper.Paper;
import java.util.Optional;
import java.util.function.Function;

/// What the paper says of itself, put together from the settings.
final class Letterhead {
    private Letterhead() {}

    /// The paper as editors have it, and as the imprint says where they have set nothing.
    static Paper paper(
            SiteSettings site, Imprint imprint, Function<Matter, Optional<String>> standing) {
        return new Paper(
                site.url(), site.language().toLanguageTag(), site.zone(), imprint, standing);
    }

    /// The paper as the settings have it, whatever editors have set.
    static Paper paper(SiteSettings site) {
        return paper(site, imprint(site), _ -> Optional.empty());
    }

    static Imprint imprint(SiteSettings site) {
        return new Imprint(
                site.name(),
                site.tagline().isBlank() ? null : site.tagline(),
                site.publisher().isBlank() ? null : site.publisher(),
                site.email(),
                site.rights().isBlank() ? null : site.rights(),
                site.oldAfter(),
                site.social());
    }
}
