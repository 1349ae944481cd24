package broadsheet.desk;

import broadsheet.identity.Email;
import broadsheet.paper.Imprint;
import broadsheet.paper.Matter;
import broadsheet.paper.Paper;
import broadsheet.text.PlainText;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the paper says of itself, as fields of a form and as it is kept. Only what is named here
/// can be set by a form.
final class SettingForm {
    /// In the order of the page.
    static final List<Matter> MATTERS =
            List.of(
                    Matter.NAME,
                    Matter.TAGLINE,
                    Matter.PUBLISHER,
                    Matter.EMAIL,
                    Matter.RIGHTS,
                    Matter.OLD_AFTER,
                    Matter.SOCIAL);

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 300;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_SOCIAL = 12;

    private SettingForm() {}

    /// The field's name: `old-after`.
    static String field(Matter matter) {
        return matter.word().substring(matter.word().indexOf('.') + 1);
    }

    /// What the field shows of what holds now.
    static String shown(Matter matter, Paper paper, @Nullable String kept) {
        return shown(matter, kept == null ? fromFile(matter, paper.imprint()) : kept);
    }

    /// What a field shows of a value as it is kept.
    static String shown(Matter matter, String kept) {
        return matter == Matter.OLD_AFTER ? days(kept) : kept;
    }

    private static String days(String kept) {
        try {
            return "" + Math.max(0, Duration.parse(kept).toDays());
        } catch (DateTimeParseException _) {
            return "";
        }
    }

    /// What holds while nobody has set anything, as it would be kept.
    static String fromFile(Matter matter, Imprint imprint) {
        return switch (matter) {
            case NAME -> imprint.name();
            case TAGLINE -> orEmpty(imprint.tagline());
            case PUBLISHER -> orEmpty(imprint.publisher());
            case EMAIL -> imprint.email();
            case RIGHTS -> orEmpty(imprint.rights());
            case OLD_AFTER -> imprint.oldAfter().toString();
            case SOCIAL ->
                    imprint.social().stream()
                            .map(URI::toASCIIString)
                            .collect(Collectors.joining("\n"));
            case NAVIGATION, FOOTER, HOUSE_STYLE ->
                    throw new IllegalArgumentException("no setting: " + matter);
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// A field as it would be kept; empty where it will not do.
    static Optional<String> read(Matter matter, String text) {
        if (!PlainText.isClean(text.replace("\r", ""))) return Optional.empty();
        String line = text.replaceAll("\\s+", " ").strip();
        return switch (matter) {
            case NAME -> Optional.of(line).filter(it -> !it.isEmpty() && fits(it, LONGEST_NAME));
            case PUBLISHER -> Optional.of(line).filter(it -> fits(it, LONGEST_NAME));
            case TAGLINE, RIGHTS -> Optional.of(line).filter(it -> fits(it, LONGEST_LINE));
            case EMAIL -> line.isEmpty() ? Optional.of("") : Email.of(line).map(Email::text);
            case OLD_AFTER ->
                    Optional.of(line)
                            .filter(it ->
                                    it.matches("\\d{1,5}") && Integer.parseInt(it) <= MOST_DAYS)
                            .map(it -> Duration.ofDays(Integer.parseInt(it)).toString());
            case SOCIAL -> addresses(text);
            case NAVIGATION, FOOTER, HOUSE_STYLE -> Optional.empty();
        };
    }

    private static boolean fits(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest;
    }

    private static Optional<String> addresses(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
        return lines.size() <= MOST_SOCIAL && lines.stream().allMatch(SettingForm::isPublic)
                ? Optional.of(String.join("\n", lines))
                : Optional.empty();
    }

    private static boolean isPublic(String address) {
        if (address.length() > LONGEST_LINE) return false;
        try {
            URI uri = URI.create(address);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return List.of("http", "https").contains(scheme)
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
