package broadsheet.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns what was given into records, noting every value that is not allowed.
final class Values {
    private final Map<String, Given> given;
    private final List<String> problems;

    Values(Map<String, Given> given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    Settings settings() {
        int port = value(Catalogue.PORT);
        URI url = optional(Catalogue.URL);
        String name = value(Catalogue.NAME);
        String publisher = value(Catalogue.PUBLISHER);
        return new Settings(
                new SiteSettings(
                        name,
                        value(Catalogue.TAGLINE),
                        url == null ? URI.create("http://localhost:" + port) : url,
                        value(Catalogue.LANGUAGE),
                        value(Catalogue.ZONE),
                        publisher.isEmpty() ? name : publisher,
                        value(Catalogue.EMAIL),
                        value(Catalogue.RIGHTS),
                        value(Catalogue.OLD_AFTER),
                        value(Catalogue.SECTIONS)),
                new HttpSettings(
                        value(Catalogue.BIND),
                        port,
                        value(Catalogue.PROXIES),
                        value(Catalogue.CONNECTIONS)),
                new OpsSettings(value(Catalogue.OPS_BIND), value(Catalogue.OPS_PORT)),
                new DataSettings(value(Catalogue.DIR)),
                new DatabaseSettings(
                        optional(Catalogue.DATABASE),
                        value(Catalogue.USER),
                        value(Catalogue.PASSWORD),
                        value(Catalogue.SCHEMA),
                        value(Catalogue.POOL)),
                new ApiSettings(value(Catalogue.API_RATE), value(Catalogue.API_KEY_RATE)),
                new SearchSettings(value(Catalogue.SEARCH_RATE)),
                new StorySettings(value(Catalogue.STORY_RULES)),
                new PressSettings(value(Catalogue.BUDGET)),
                new MediaSettings(value(Catalogue.UPLOAD)),
                new FeedSettings(
                        value(Catalogue.FEED_TEXT),
                        value(Catalogue.FEED_STORIES),
                        optional(Catalogue.HUB),
                        value(Catalogue.FEEDS_REACH)),
                new HookSettings(
                        value(Catalogue.HOOKS_AT_ONCE),
                        value(Catalogue.HOOKS_KEEP),
                        value(Catalogue.HOOKS_REACH)),
                new MachineSettings(
                        value(Catalogue.TRAINING_CRAWLERS),
                        value(Catalogue.SECURITY_CONTACT),
                        optional(Catalogue.SECURITY_POLICY)),
                new LicenceSettings(
                        value(Catalogue.PERMITS),
                        value(Catalogue.PROHIBITS),
                        value(Catalogue.PAYMENT),
                        optional(Catalogue.LICENCE_TERMS),
                        value(Catalogue.MINING),
                        optional(Catalogue.MINING_POLICY)),
                new AudienceSettings(
                        value(Catalogue.AUDIENCE_COUNT),
                        value(Catalogue.AUDIENCE_HALF_LIFE),
                        value(Catalogue.AUDIENCE_KEEP)),
                new LogSettings(value(Catalogue.FORMAT), value(Catalogue.LEVEL)),
                Catalogue.ALL.stream().map(this::line).toList());
    }

    private <T> T value(Setting<T> setting) {
        T value = parsed(setting);
        return value == null ? setting.type().parse().apply(setting.fallback()) : value;
    }

    private <T> @Nullable T optional(Setting<T> setting) {
        return given(setting).text().isBlank() ? null : parsed(setting);
    }

    private <T> @Nullable T parsed(Setting<T> setting) {
        Given text = given(setting);
        try {
            return setting.type().parse().apply(text.text().strip());
        } catch (RuntimeException _) {
            String shown = setting.secret() ? "not allowed" : "\"" + hidden(text.text()) + "\"";
            problems.add(
                    "Setting %s (%s) is %s; it must be %s."
                            .formatted(
                                    setting.name(),
                                    text.origin(),
                                    shown,
                                    setting.type().allowed()));
            return null;
        }
    }

    private SettingLine line(Setting<?> setting) {
        Given value = given(setting);
        String shown = setting.secret() && !value.text().isEmpty() ? "••••" : hidden(value.text());
        return new SettingLine(
                setting.name(), shown, value.origin(), setting.type().allowed(), setting.meaning());
    }

    /// A password inside an address is a secret too.
    private static String hidden(String text) {
        return text.replaceFirst("(://[^/@:]*:)[^@]*@", "$1••••@");
    }

    private Given given(Setting<?> setting) {
        return Objects.requireNonNull(given.get(setting.name()), setting.name());
    }
}
