package broadsheet.paper;

import broadsheet.story.Contributor;
import broadsheet.story.Position;
import broadsheet.story.StoryId;
import broadsheet.story.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The addresses of the readers' pages, written and read in one place.
public final class Addresses {
    public static final String TAGS = "/tag/";
    public static final String CONTRIBUTORS = "/by/";
    public static final String ARCHIVE = "/archive";
    public static final String SEARCH = "/search";
    public static final String SUGGEST = "/search/suggest";
    public static final String OPEN_SEARCH = "/opensearch.xml";

    private static final Pattern POSITION = Pattern.compile("(\\d{1,17})-(\\d{1,18})");
    private static final String UNRESERVED = "-._~!$&'()*+,;=:@/?";

    private Addresses() {}

    public static String tag(Tag tag) {
        return TAGS + tag.slug();
    }

    public static String contributor(Contributor contributor) {
        return CONTRIBUTORS + contributor.slug();
    }

    public static String day(LocalDate day) {
        return ARCHIVE
                + "/%04d/%02d/%02d"
                        .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /// The day an address's parts name, or empty where there is no such day.
    public static Optional<LocalDate> day(String year, String month, String day) {
        try {
            if (!year.matches("\\d{4}") || !month.matches("\\d{2}") || !day.matches("\\d{2}"))
                return Optional.empty();
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(year),
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A place in a list as the value of `before`.
    public static String position(Position position) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, position.at())
                + "-"
                + position.story().value();
    }

    public static Optional<Position> position(String value) {
        Matcher matcher = POSITION.matcher(value);
        if (!matcher.matches()) return Optional.empty();
        long story = Long.parseLong(matcher.group(2));
        if (story < 1) return Optional.empty();
        Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
        return Optional.of(new Position(at, new StoryId(story)));
    }

    /// Where a question is answered.
    public static String search(String question) {
        return SEARCH + "?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
    }

    /// A decoded path as it stands in a link (RFC 3986): everything but the unreserved is
    /// percent-encoded as UTF-8.
    public static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 8);
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            int c = each & 0xff;
            boolean plain =
                    c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain && !(c == '?' && !path.startsWith("/?"))) out.append((char) c);
            else
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
        }
        return out.toString();
    }
}
