package broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String EVERY_KEY =
            """
            site:
              name: The Harbour Post
              tagline: Tide and times
              url: https://harbour.example/
              language: en-GB
              zone: Europe/Lisbon
              publisher: Harbour Press
              email: desk@harbour.example
              rights: All rights reserved
              old-after: 90d
              sections:
                - name: Quay
                  hue: teal
                  sections: [Ships, Cranes]
                - Town
            http: {port: 80, bind: "::", trusted-proxies: [10.0.0.1, 10.0.0.2], max-connections: 50}
            ops: {port: 0, bind: 0.0.0.0}
            data: {dir: /srv/harbour}
            database:
              url: postgresql://db.example/harbour
              user: mara
              password: tide
              schema: harbour
              pool-size: 7
            api: {rate: 20, key-rate: 900}
            search: {rate: 60}
            stories: {rules: [standfirst, opinion.byline, headline<=120, body >= 150]}
            press: {budget: 128 MB}
            media: {max-upload: 5 MB}
            feeds: {text: summary, stories: 20, hub: "https://hub.example/?to=all", reach: anywhere}
            machines:
              training-crawlers: disallow
              security-contact: safe@harbour.example
              security-policy: https://harbour.example/security/
            licence:
              permits: [search, ai-index]
              prohibits: [ai-train]
              payment: attribution
              terms: https://harbour.example/terms
              tdm: reserved
              tdm-policy: https://harbour.example/mining.json
            hooks: {at-once: 3, keep: 7d, reach: anywhere}
            audience: {count: off, half-life: 2h, keep: 30d}
            mail:
              host: mail.harbour.example
              port: 2525
              user: post
              password: shell
              tls: none
              from: post@harbour.example
              timeout: 5s
            log: {format: json, level: debug}
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void hasADefaultForEverything() {
        Settings settings = Settings.defaults();
        assertThat(settings.site().url()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.site().publisher()).isEqualTo("Broadsheet");
        assertThat(settings.site().oldAfter()).isEqualTo(Duration.ofDays(365));
        assertThat(names(settings.site().sections()))
                .isEqualTo(
                        "World Politics Opinion Business Tech Lifestyle Health Sports"
                                + " Entertainment");
        assertThat(names(settings.site().sections().get(3).sections()))
                .isEqualTo("Economy Real Estate Money Crypto & NFTs");
        assertThat(settings.site().sections()).noneMatch(section -> section.hue() == null);
        assertThat(settings.http()).isEqualTo(new HttpSettings("0.0.0.0", 8080, List.of(), 10_000));
        assertThat(settings.ops()).isEqualTo(new OpsSettings("127.0.0.1", 8081));
        assertThat(settings.data().dir()).isEqualTo(Path.of("data"));
        assertThat(settings.database()).isEqualTo(new DatabaseSettings(null, "", "", "public", 20));
        assertThat(settings.api()).isEqualTo(new ApiSettings(300, 6000));
        assertThat(settings.search()).isEqualTo(new SearchSettings(120));
        assertThat(settings.stories()).isEqualTo(new StorySettings(List.of()));
        assertThat(settings.press().budget().bytes())
                .isCloseTo(Runtime.getRuntime().maxMemory() / 4, within(1_000L));
        assertThat(settings.media().maxUpload()).isEqualTo(new DataSize(64 << 20));
        assertThat(settings.feeds())
                .isEqualTo(
                        new FeedSettings(
                                FeedSettings.Text.FULL, 50, null, HookSettings.Reach.PUBLIC));
        assertThat(settings.machines())
                .isEqualTo(new MachineSettings(MachineSettings.Crawlers.ALLOW, "", null));
        assertThat(settings.licence())
                .isEqualTo(
                        new LicenceSettings(
                                List.of(),
                                List.of(),
                                LicenceSettings.Payment.UNSTATED,
                                null,
                                LicenceSettings.Mining.UNSTATED,
                                null));
        assertThat(settings.hooks())
                .isEqualTo(new HookSettings(8, Duration.ofDays(30), HookSettings.Reach.PUBLIC));
        assertThat(settings.audience())
                .isEqualTo(
                        new AudienceSettings(
                                AudienceSettings.Counting.ON,
                                Duration.ofHours(4),
                                Duration.ofDays(400)));
        assertThat(settings.mail())
                .isEqualTo(
                        new MailSettings(
                                null,
                                587,
                                "",
                                "",
                                MailSettings.Tls.STARTTLS,
                                "",
                                Duration.ofSeconds(20)));
        assertThat(settings.log())
                .isEqualTo(new LogSettings(LogSettings.Format.TEXT, LogSettings.Level.INFO));
    }

    @Test
    void readsEveryKeyFromTheFile() throws Exception {
        Settings settings = Settings.read(file(EVERY_KEY), Map.of(), Map.of());
        List<SectionSetting> sections =
                List.of(
                        new SectionSetting(
                                "Quay", "teal", List.of(section("Ships"), section("Cranes"))),
                        section("Town"));
        assertThat(settings.site())
                .isEqualTo(
                        new SiteSettings(
                                "The Harbour Post",
                                "Tide and times",
                                URI.create("https://harbour.example"),
                                Locale.UK,
                                ZoneId.of("Europe/Lisbon"),
                                "Harbour Press",
                                "desk@harbour.example",
                                "All rights reserved",
                                Duration.ofDays(90),
                                sections));
        assertThat(settings.http())
                .isEqualTo(new HttpSettings("::", 80, List.of("10.0.0.1", "10.0.0.2"), 50));
        assertThat(settings.ops()).isEqualTo(new OpsSettings("0.0.0.0", 0));
        assertThat(settings.data().dir()).isEqualTo(Path.of("/srv/harbour"));
        URI database = URI.create("postgresql://db.example/harbour");
        assertThat(settings.database())
                .isEqualTo(new DatabaseSettings(database, "mara", "tide", "harbour", 7));
        assertThat(settings.api()).isEqualTo(new ApiSettings(20, 900));
        assertThat(settings.search()).isEqualTo(new SearchSettings(60));
        assertThat(settings.stories().rules())
                .containsExactly(
                        new StoryRule("", StoryRule.Part.STANDFIRST, 1, Integer.MAX_VALUE),
                        new StoryRule("opinion", StoryRule.Part.BYLINE, 1, Integer.MAX_VALUE),
                        new StoryRule("", StoryRule.Part.HEADLINE, 0, 120),
                        new StoryRule("", StoryRule.Part.BODY, 150, Integer.MAX_VALUE));
        assertThat(settings.press().budget()).isEqualTo(new DataSize(128 << 20));
        assertThat(settings.media()).isEqualTo(new MediaSettings(new DataSize(5 << 20)));
        assertThat(settings.feeds())
                .isEqualTo(
                        new FeedSettings(
                                FeedSettings.Text.SUMMARY,
                                20,
                                URI.create("https://hub.example/?to=all"),
                                HookSettings.Reach.ANYWHERE));
        assertThat(settings.machines())
                .isEqualTo(
                        new MachineSettings(
                                MachineSettings.Crawlers.DISALLOW,
                                "mailto:safe@harbour.example",
                                URI.create("https://harbour.example/security/")));
        assertThat(settings.licence())
                .isEqualTo(
                        new LicenceSettings(
                                List.of(LicenceSettings.Use.SEARCH, LicenceSettings.Use.AI_INDEX),
                                List.of(LicenceSettings.Use.AI_TRAIN),
                                LicenceSettings.Payment.ATTRIBUTION,
                                URI.create("https://harbour.example/terms"),
                                LicenceSettings.Mining.RESERVED,
                                URI.create("https://harbour.example/mining.json")));
        assertThat(settings.hooks())
                .isEqualTo(new HookSettings(3, Duration.ofDays(7), HookSettings.Reach.ANYWHERE));
        assertThat(settings.audience())
                .isEqualTo(
                        new AudienceSettings(
                                AudienceSettings.Counting.OFF,
                                Duration.ofHours(2),
                                Duration.ofDays(30)));
        assertThat(settings.mail())
                .isEqualTo(
                        new MailSettings(
                                "mail.harbour.example",
                                2525,
                                "post",
                                "shell",
                                MailSettings.Tls.NONE,
                                "post@harbour.example",
                                Duration.ofSeconds(5)));
        assertThat(settings.log())
                .isEqualTo(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.DEBUG));
        assertThat(settings.lines()).noneMatch(line -> line.origin().equals("default"));
    }

    @Test
    void laterWins() throws Exception {
        Path file = file("http: {port: 1, bind: file}\nops: {port: 1}\n");
        Map<String, String> environment =
                Map.of("BROADSHEET_HTTP_PORT", "2", "BROADSHEET_OPS_PORT", "2");
        Settings settings = Settings.read(file, environment, Map.of("http.port", "3"));
        assertThat(settings.http().port()).isEqualTo(3);
        assertThat(settings.ops().port()).isEqualTo(2);
        assertThat(settings.http().bind()).isEqualTo("file");
        assertThat(settings.lines())
                .filteredOn(line -> line.name().equals("ops.port"))
                .extracting(SettingLine::origin)
                .containsExactly("environment BROADSHEET_OPS_PORT");
    }

    @Test
    void namesAnUnknownKeyItsPlaceAndTheNearestOne() throws Exception {
        Path file = file("http: {prot: 1}\n");
        assertThatThrownBy(() ->
                        Settings.read(
                                file, Map.of("BROADSHEET_SITE_NAM", "x"), Map.of("colour", "red")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining(
                        "Unknown setting http.prot (" + file + "). Did you mean http.port?")
                .hasMessageContaining(
                        "BROADSHEET_SITE_NAM (environment). Did you mean BROADSHEET_SITE_NAME?")
                .hasMessageContaining("Unknown setting colour (flag).");
    }

    @Test
    void namesABadValueItsPlaceAndWhatIsAllowed() {
        Map<String, String> bad =
                Map.ofEntries(
                        Map.entry("http.port", "70000"),
                        Map.entry("site.zone", "Harbour/Time"),
                        Map.entry("site.url", "ftp://x"),
                        Map.entry("site.old-after", "a year"),
                        Map.entry("site.language", "?"),
                        Map.entry("feeds.text", "half"),
                        Map.entry("feeds.hub", "hub"),
                        Map.entry("machines.security-contact", "javascript:alert(1)"),
                        Map.entry("licence.permits", "search, everything"),
                        Map.entry("stories.rules", "standfirst, poem.byline"),
                        Map.entry("site.sections", "Quay (Ships"),
                        Map.entry("mail.host", "mail example"),
                        Map.entry("mail.port", "0"),
                        Map.entry("mail.tls", "ssl"),
                        Map.entry("mail.from", "the desk"),
                        Map.entry("log.level", "loud"),
                        Map.entry("press.budget", "much"),
                        Map.entry("database.url", "mysql://x/y"),
                        Map.entry("database.schema", "Robert'); drop table"));
        assertThatThrownBy(() -> Settings.read(null, Map.of(), bad))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining(
                        "Setting http.port (flag) is \"70000\"; it must be a port from 0 to 65535")
                .hasMessageContaining(
                        "Setting log.level (flag) is \"loud\"; it must be one of error, warn, info")
                .satisfies(e ->
                        assertThat(String.valueOf(e.getMessage()).lines()).hasSize(bad.size()));
    }

    @Test
    void neverShowsASecret() {
        Settings settings =
                Settings.read(
                        null,
                        Map.of(
                                "BROADSHEET_DATABASE_PASSWORD",
                                "tide",
                                "BROADSHEET_MAIL_PASSWORD",
                                "tide"),
                        Map.of("database.url", "postgresql://mara:tide@db/x"));
        assertThat(settings.toString())
                .doesNotContain("tide")
                .contains("postgresql://mara:••••@db/x");
    }

    @Test
    void mailHasAPortByItsEncryptionAndIsFromThePaperUnlessToldOtherwise() {
        Map<String, String> flags =
                Map.of(
                        "mail.host", "mail.example",
                        "mail.tls", "tls",
                        "site.email", "desk@paper.example");
        MailSettings mail = Settings.read(null, Map.of(), flags).mail();
        assertThat(mail.port()).isEqualTo(465);
        assertThat(mail.from()).isEqualTo("desk@paper.example");
        assertThat(mail.on()).isTrue();
    }

    @Test
    void mailThatWouldBeFromNobodyIsRefused() {
        for (String email : List.of("", "The desk, Harbour Street"))
            assertThatThrownBy(() ->
                            Settings.read(
                                    null,
                                    Map.of(),
                                    Map.of("mail.host", "mail.example", "site.email", email)))
                    .isInstanceOf(BadSettings.class)
                    .hasMessageContaining("Setting mail.host (flag) needs mail.from");
    }

    @Test
    void refusesAFileThatIsNoMapping() throws Exception {
        Path list = file("- a\n");
        assertThatThrownBy(() -> Settings.read(list, Map.of(), Map.of()))
                .hasMessageContaining("must be a mapping");
        Path broken = file("a: [");
        assertThatThrownBy(() -> Settings.read(broken, Map.of(), Map.of()))
                .hasMessageContaining("not good YAML");
    }

    private static SectionSetting section(String name) {
        return new SectionSetting(name, null, List.of());
    }

    private static String names(List<SectionSetting> sections) {
        return String.join(" ", sections.stream().map(SectionSetting::name).toList());
    }

    private Path file(String yaml) throws Exception {
        return Files.writeString(folder.resolve("broadsheet.yaml"), yaml);
    }
}
