package broadsheet.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a setting's text becomes a value, and in words what is allowed.
record Type<T>(String allowed, Function<String, T> parse) {
    static final String MAILBOX = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

    static Type<String> text() {
        return new Type<>("text", text -> text);
    }

    static Type<String> word(String pattern, String allowed) {
        return new Type<>(allowed, text -> checked(text, text.matches(pattern)));
    }

    static Type<Integer> number(int least, int most) {
        return new Type<>(
                "a whole number from " + least + " to " + most,
                text -> {
                    int number = Integer.parseInt(text);
                    return checked(number, number >= least && number <= most);
                });
    }

    static Type<Integer> port() {
        Type<Integer> number = number(0, 65_535);
        return new Type<>("a port from 0 to 65535 (0 for any that is free)", number.parse());
    }

    static Type<Duration> duration() {
        return new Type<>("a time such as 500ms, 30s, 5m, 12h or 365d", Type::toDuration);
    }

    static Type<DataSize> size() {
        return new Type<>(
                "a size such as 512 KB, 20 MB, 1 GB, or a share of memory such as 25 %",
                DataSize::parse);
    }

    static Type<ZoneId> zone() {
        return new Type<>("a time zone such as Europe/Berlin or UTC", Type::toZone);
    }

    static Type<Locale> language() {
        return new Type<>(
                "a language tag such as en, en-GB or ar",
                text -> new Locale.Builder().setLanguageTag(text).build());
    }

    static Type<Path> folder() {
        return new Type<>("a folder", Path::of);
    }

    static Type<URI> web() {
        return new Type<>(
                "an address such as https://example.org",
                text -> {
                    URI uri = URI.create(text.replaceFirst("/+$", ""));
                    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                    return checked(uri, web && uri.getHost() != null && uri.getQuery() == null);
                });
    }

    /// A whole web address, taken as it stands: its closing slash and its query belong to it.
    static Type<URI> link() {
        return new Type<>(
                "an address such as https://example.org/path",
                text -> checked(URI.create(URI.create(text).toASCIIString())));
    }

    /// An OpenID provider by its own name for itself, which is compared letter by letter: a closing
    /// slash belongs to it. Without HTTPS it would prove nothing, but between two programs on one
    /// machine.
    static Type<URI> issuer() {
        return new Type<>(
                "an address such as https://login.example.org, letter by letter as the provider has it (http on this machine only)",
                text -> {
                    URI uri = checked(URI.create(text));
                    boolean here = uri.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]");
                    return checked(
                            uri,
                            uri.getRawQuery() == null
                                    && uri.getUserInfo() == null
                                    && ("https".equals(uri.getScheme()) || here));
                });
    }

    /// A way to write to somebody: a mail address, or a web, mail or telephone link.
    static Type<String> contact() {
        return new Type<>(
                "a mail address, or a link that begins with https://, mailto: or tel:",
                text -> {
                    if (text.isEmpty()) return text;
                    String link = text.matches("[^@:/\\s]+@[^@:/\\s]+") ? "mailto:" + text : text;
                    URI uri = URI.create(link);
                    return checked(
                            uri.toASCIIString(),
                            "mailto".equals(uri.getScheme())
                                    || "tel".equals(uri.getScheme())
                                    || "https".equals(uri.getScheme()) && uri.getHost() != null);
                });
    }

    /// An address that letters can come from; may be empty.
    static Type<String> mailbox() {
        return word("|" + MAILBOX, "a mail address such as desk@paper.example");
    }

    private static URI checked(URI uri) {
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        return checked(uri, web && uri.getHost() != null && uri.getRawFragment() == null);
    }

    static Type<URI> database() {
        return new Type<>(
                "an address such as postgresql://user@host:5432/database",
                text -> checked(URI.create(text), text.matches("(jdbc:)?postgres(ql)?://.+/.+")));
    }

    static <E extends Enum<E>> Type<E> choice(Class<E> type) {
        String allowed =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
        return new Type<>(
                "one of " + allowed,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /// Several, separated by commas.
    static <T> Type<List<T>> list(Type<T> each) {
        return new Type<>(
                "a list, each " + each.allowed(),
                text ->
                        Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(item -> !item.isEmpty())
                                .map(each.parse())
                                .toList());
    }

    private static Duration toDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) throw new IllegalArgumentException("no time: " + text);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static ZoneId toZone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T checked(T value, boolean good) {
        if (!good) throw new IllegalArgumentException("not allowed: " + value);
        return value;
    }
}
