package broadsheet.config;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// What the paper is called and how it presents itself.
///
/// @param url what readers' addresses begin with, without a slash at the end
/// @param oldAfter a story older than this says so
/// @param publisher empty where the paper publishes itself
/// @param rights the line under every page
/// @param social where else the paper can be followed
public record SiteSettings(
        String name,
        String tagline,
        URI url,
        Locale language,
        ZoneId zone,
        String publisher,
        String email,
        String rights,
        Duration oldAfter,
        List<URI> social,
        List<SectionSetting> sections) {
    public SiteSettings {
        social = List.copyOf(social);
        sections = List.copyOf(sections);
    }
}
