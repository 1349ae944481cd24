package broadsheet.paper;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the paper is, and says of itself on every page. Its address, language and zone are the
/// operators': addresses, the index and feeds are made from them. The rest is the editors', may
/// change at any moment, and is noted as a source by every page that asks.
public final class Paper {
    private final URI url;
    private final String language;
    private final ZoneId zone;
    private final Imprint imprint;
    private final Function<Matter, Optional<String>> standing;

    /// @param url the public address of home, without a closing slash
    /// @param imprint what holds where editors have set nothing
    /// @param standing what editors have set
    public Paper(
            URI url,
            String language,
            ZoneId zone,
            Imprint imprint,
            Function<Matter, Optional<String>> standing) {
        this.url = url;
        this.language = language;
        this.zone = zone;
        this.imprint = imprint;
        this.standing = standing;
    }

    public URI url() {
        return url;
    }

    public String language() {
        return language;
    }

    public ZoneId zone() {
        return zone;
    }

    /// What the settings file says, where editors have set nothing.
    public Imprint imprint() {
        return imprint;
    }

    public String name() {
        return standing.apply(Matter.NAME).orElse(imprint.name());
    }

    /// A line under the name; null for none.
    public @Nullable String tagline() {
        return orNull(Matter.TAGLINE, imprint.tagline());
    }

    /// Who publishes it: the paper itself where nobody else is named.
    public String publisher() {
        String publisher = orNull(Matter.PUBLISHER, imprint.publisher());
        return publisher == null ? name() : publisher;
    }

    /// Where readers can write to; empty for nowhere.
    public String email() {
        return standing.apply(Matter.EMAIL).orElse(imprint.email());
    }

    /// The rights line of what names none of its own; null for none.
    public @Nullable String rights() {
        return orNull(Matter.RIGHTS, imprint.rights());
    }

    /// From what age on a story says that it is old; zero or less: never.
    public Duration oldAfter() {
        return standing.apply(Matter.OLD_AFTER).map(Duration::parse).orElse(imprint.oldAfter());
    }

    /// Where else it can be followed.
    public List<URI> social() {
        return standing.apply(Matter.SOCIAL)
                .map(kept -> kept.lines().map(URI::create).toList())
                .orElse(imprint.social());
    }

    /// A menu that editors have put together; empty while they have not.
    public Optional<Menu> menu(Matter matter) {
        return standing.apply(matter).map(Menu::read);
    }

    private @Nullable String orNull(Matter matter, @Nullable String otherwise) {
        String value = standing.apply(matter).orElse(otherwise);
        return value == null || value.isEmpty() ? null : value;
    }

    /// The whole address of a path of this site, percent-encoded.
    public String address(String path) {
        return url + Addresses.encoded(path);
    }
}
