package broadsheet.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
        return new Settings(
                new SiteSettings(
                        value(Catalogue.NAME),
                        value(Catalogue.TAGLINE),
                        url == null ? URI.create("http://localhost:" + port) : url,
                        value(Catalogue.LANGUAGE),
                        value(Catalogue.ZONE),
                        value(Catalogue.PUBLISHER),
                        value(Catalogue.EMAIL),
                        value(Catalogue.RIGHTS),
                        value(Catalogue.OLD_AFTER),
                        value(Catalogue.SOCIAL),
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
                oidc(),
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
                mail(),
                new LogSettings(value(Catalogue.FORMAT), value(Catalogue.LEVEL)),
                Catalogue.ALL.stream().map(this::line).toList());
    }

    private MailSettings mail() {
        MailSettings.Tls tls = value(Catalogue.MAIL_TLS);
        String host = optional(Catalogue.MAIL_HOST);
        Integer port = optional(Catalogue.MAIL_PORT);
        String set = value(Catalogue.MAIL_FROM);
        String from = set.isEmpty() ? value(Catalogue.EMAIL) : set;
        if (host != null && !from.matches(Type.MAILBOX))
            problems.add(
                    "Setting mail.host (%s) needs mail.from, or a site.email that is %s."
                            .formatted(
                                    given(Catalogue.MAIL_HOST).origin(),
                                    Catalogue.MAIL_FROM.type().allowed()));
        return new MailSettings(
                host,
                port == null ? tls.usual() : port,
                value(Catalogue.MAIL_USER),
                value(Catalogue.MAIL_PASSWORD),
                tls,
                from,
                value(Catalogue.MAIL_TIMEOUT));
    }

    /// A provider takes three settings; one that was forgotten would be found out only by whoever
    /// wants to sign in.
    private OidcSettings oidc() {
        List<Setting<?>> together =
                List.of(Catalogue.OIDC_ISSUER, Catalogue.OIDC_CLIENT, Catalogue.OIDC_SECRET);
        List<Setting<?>> missing =
                together.stream().filter(setting -> given(setting).text().isBlank()).toList();
        if (missing.size() < together.size())
            for (Setting<?> setting : missing)
                problems.add(
                        "Setting %s is not set; %s go together."
                                .formatted(
                                        setting.name(),
                                        together.stream()
                                                .map(Setting::name)
                                                .collect(Collectors.joining(", "))));
        return new OidcSettings(
                optional(Catalogue.OIDC_ISSUER),
                value(Catalogue.OIDC_CLIENT),
                value(Catalogue.OIDC_SECRET),
                value(Catalogue.OIDC_NAME));
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
