package broadsheet.audience;

import broadsheet.http.Content;
import broadsheet.http.Form;
import broadsheet.http.Refusal;
import broadsheet.http.RefusedException;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.metrics.Count;
import broadsheet.metrics.Metrics;
import broadsheet.story.StoryId;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes what readers' pages say: that a story was read, and from which domain its reader came.
/// Says nothing back, not even whether it counted.
final class Beacon {
    static final String PATH = "/read";
    private static final int LARGEST = 512;
    private static final Pattern STORY = Pattern.compile("[1-9]\\d{0,17}");

    /// A host name (RFC 1123), as browsers give it.
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

    private static final Pattern ROBOTS =
            Pattern.compile(
                    "bot\\b|bot/|crawl|spider|slurp|preview|monitor|headless|lighthouse|curl|wget|python|java/|httpclient"
                            + "|okhttp|go-http|libwww|scrapy|phantom|feed|reader/|archiv|fetch|scan|validator");

    private final Tally tally;
    private final Repeats repeats;
    private final Floods floods;
    private final Map<Discount, Count> counts = new EnumMap<>(Discount.class);
    private final Count refused;

    Beacon(Tally tally, InstantSource clock, Metrics metrics) {
        this.tally = tally;
        this.repeats = new Repeats(clock);
        this.floods = new Floods(clock);
        this.refused = metrics.count("reads.refused", "Beacons beyond the limits");
        for (Discount discount : Discount.values())
            counts.put(
                    discount,
                    metrics.count("reads", "Readings that came in", "as", discount.word()));
    }

    /// Why a reading does not count.
    private enum Discount {
        NONE,
        ASKED_NOT_TO,
        ROBOT,
        REPEAT,
        NO_ROOM;

        String word() {
            return this == NONE ? "counted" : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Response take(Request request) {
        Form form = form(request);
        String story = one(form, "story");
        String from = one(form, "from");
        if (story == null || !STORY.matcher(story).matches())
            return Response.badRequest("“story” is the number of a story.");
        if (from != null
                && !from.isEmpty()
                && (from.length() > 253 || !DOMAIN.matcher(from).matches()))
            return Response.badRequest(
                    "“from” is the name of a domain in small letters, or is left out.");
        String address = request.remoteAddress();
        if (!floods.admits(address)) {
            refused.increment();
            return Refusal.of(429, "Too many readings come from this address.")
                    .with("Retry-After", "60");
        }
        Discount discount = discount(request, Long.parseLong(story), from == null ? "" : from);
        Objects.requireNonNull(counts.get(discount)).increment();
        return Content.of("text/plain; charset=utf-8", new byte[0])
                .status(204)
                .cacheControl("no-store")
                .build();
    }

    private static Form form(Request request) {
        Form form = request.form(LARGEST);
        Set<String> known = Set.of("story", "from");
        for (String name : form.fields().keySet())
            if (!known.contains(name))
                throw new RefusedException(
                        Response.badRequest(
                                "“"
                                        + (name.length() > 40 ? name.substring(0, 40) : name)
                                        + "” is not taken: only story and from are."));
        return form;
    }

    private static @Nullable String one(Form form, String name) {
        if (form.values(name).size() > 1)
            throw new RefusedException(
                    Response.badRequest("“" + name + "” is there more than once."));
        return form.value(name).orElse(null);
    }

    private Discount discount(Request request, long story, String from) {
        if (request.header("DNT").filter("1"::equals).isPresent()
                || request.header("Sec-GPC").filter("1"::equals).isPresent())
            return Discount.ASKED_NOT_TO;
        String agent = request.header("User-Agent").orElse("");
        if (isRobot(request, agent)) return Discount.ROBOT;
        if (!repeats.isFirst(request.remoteAddress(), agent, story)) return Discount.REPEAT;
        return tally.add(new Read(new StoryId(story), from)) ? Discount.NONE : Discount.NO_ROOM;
    }

    /// By its own word, or because it says that it is a browser and does not send what that browser
    /// sends.
    private static boolean isRobot(Request request, String agent) {
        String small = agent.toLowerCase(Locale.ROOT);
        if (small.isBlank() || !small.contains("mozilla") || ROBOTS.matcher(small).find())
            return true;
        boolean tells = small.contains("chrome/") || small.contains("firefox/");
        return tells && request.header("Sec-Fetch-Site").isEmpty();
    }
}
