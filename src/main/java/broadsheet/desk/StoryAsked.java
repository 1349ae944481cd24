package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.story.Position;
import broadsheet.story.StoryId;
import broadsheet.text.Slugs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the address of the story list asks for. What cannot be understood asks for nothing.
///
/// @param words that a story has; empty for any
/// @param section the path of one
/// @param by the number of a person who saved it; -1 for nobody in particular
/// @param tag the slug of one; empty for any
/// @param from the first day on which it was saved last
/// @param to the last such day
record StoryAsked(
        String words,
        @Nullable String state,
        @Nullable String section,
        long by,
        String tag,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Position after) {
    /// The database knows times beyond these, but not all that can be written.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    static StoryAsked of(Request request) {
        return new StoryAsked(
                request.param("q").map(DeskAsked::clean).orElse(""),
                request.param("state").filter(StoryAsked::isState).orElse(null),
                request.param("section").filter(path -> !path.isBlank()).orElse(null),
                request.param("by").map(Numbers::of).orElse(-1L),
                request.param("tag").map(Slugs::slug).orElse(""),
                request.param("from").flatMap(StoryAsked::day).orElse(null),
                request.param("to").flatMap(StoryAsked::day).orElse(null),
                request.param("after").flatMap(StoryAsked::position).orElse(null));
    }

    private static boolean isState(String word) {
        return word.equals(StoryViews.DUE) || StoryViews.STATES.contains(word);
    }

    /// The states to list; none for all.
    String[] states() {
        if (state == null) return new String[0];
        return state.equals(StoryViews.DUE)
                ? new String[] {"scheduled", "embargoed"}
                : new String[] {state};
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() > 0 && day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Position> position(String text) {
        String[] parts = text.split("_", 2);
        try {
            if (parts.length < 2) return Optional.empty();
            Instant at = Instant.parse(parts[0]);
            return at.isAfter(EARLIEST) && at.isBefore(LATEST)
                    ? Optional.of(new Position(at, new StoryId(Long.parseLong(parts[1]))))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether it asks for less than everything.
    boolean narrow() {
        return !words.isEmpty()
                || state != null
                || section != null
                || by > 0
                || !tag.isEmpty()
                || from != null
                || to != null;
    }

    /// The address of the same, read on after a place.
    String older(Position last) {
        StringBuilder out = new StringBuilder(StoryRoutes.PATH + "?after=");
        out.append(last.at()).append('_').append(last.story().value());
        put(out, "q", words.isEmpty() ? null : words);
        put(out, "state", state);
        put(out, "section", section);
        put(out, "by", by > 0 ? by : null);
        put(out, "tag", tag.isEmpty() ? null : tag);
        put(out, "from", from);
        put(out, "to", to);
        return out.toString();
    }

    private static void put(StringBuilder out, String name, @Nullable Object value) {
        if (value != null)
            out.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
}
