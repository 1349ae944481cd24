package broadsheet.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that can be set, read once when Broadsheet starts. Later wins: defaults,
/// `broadsheet.yaml`, environment `BROADSHEET_…`, flags.
public record Settings(
        SiteSettings site,
        HttpSettings http,
        OpsSettings ops,
        DataSettings data,
        DatabaseSettings database,
        ApiSettings api,
        SearchSettings search,
        StorySettings stories,
        OidcSettings oidc,
        PressSettings press,
        MediaSettings media,
        FeedSettings feeds,
        HookSettings hooks,
        MachineSettings machines,
        LicenceSettings licence,
        AudienceSettings audience,
        MailSettings mail,
        LogSettings log,
        List<SettingLine> lines) {

    public Settings {
        lines = List.copyOf(lines);
    }

    /// All defaults.
    public static Settings defaults() {
        return read(null, Map.of(), Map.of());
    }

    /// Reads the settings; throws [BadSettings] naming everything that is wrong.
    ///
    /// @param named the file to read; null for `broadsheet.yaml` of the working folder or the data
    ///   folder
    /// @param flags by the setting's name (`http.port`)
    public static Settings read(
            @Nullable Path named, Map<String, String> environment, Map<String, String> flags) {
        Path file = named != null ? named : found(environment, flags);
        List<String> problems = new ArrayList<>();
        Map<String, Given> inFile = file == null ? Map.of() : SettingsFile.read(file);
        Values values = new Values(Given.gather(inFile, environment, flags, problems), problems);
        Settings settings = values.settings();
        if (!problems.isEmpty()) throw new BadSettings(problems.stream().sorted().toList());
        return settings;
    }

    private static @Nullable Path found(
            Map<String, String> environment, Map<String, String> flags) {
        String data =
                flags.getOrDefault(
                        "data.dir", environment.getOrDefault("BROADSHEET_DATA_DIR", "data"));
        return Stream.of(Path.of("broadsheet.yaml"), Path.of(data, "broadsheet.yaml"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    /// What readers' addresses begin with, where the port turned out to be another than the one
    /// set.
    public Settings servedOn(int port) {
        URI url =
                site.url().equals(URI.create("http://localhost:" + http.port()))
                        ? URI.create("http://localhost:" + port)
                        : site.url();
        SiteSettings moved =
                new SiteSettings(
                        site.name(),
                        site.tagline(),
                        url,
                        site.language(),
                        site.zone(),
                        site.publisher(),
                        site.email(),
                        site.rights(),
                        site.oldAfter(),
                        site.social(),
                        site.sections());
        return new Settings(
                moved, http, ops, data, database, api, search, stories, oidc, press, media, feeds,
                hooks, machines, licence, audience, mail, log, lines);
    }
}
