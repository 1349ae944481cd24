package broadsheet.audience;

import broadsheet.http.Content;
import broadsheet.http.Form;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.story.StoryId;
import broadsheet.text.Json;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Takes what a page tells of being read. The answer is the same whether the read counts or not,
/// and whether there is such a story or not.
final class Beacon {
    private static final int LARGEST = 512;
    private static final int LONGEST_DOMAIN = 253;
    private static final Set<String> FIELDS = Set.of("story", "from");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

    /// Reads a minute from one address, behind which a whole office may sit; and from one reader.
    private static final int OF_ADDRESS = 240;

    private static final int OF_READER = 20;

    private final boolean counting;
    private final Recent recent;
    private final Domains domains;
    private final Waiting waiting;
    private final Consumer<Verdict> tally;

    /// @param tally told what becomes of each read
    Beacon(
            boolean counting,
            Recent recent,
            Domains domains,
            Waiting waiting,
            Consumer<Verdict> tally) {
        this.counting = counting;
        this.recent = recent;
        this.domains = domains;
        this.waiting = waiting;
        this.tally = tally;
    }

    Response read(Request request) {
        String site = request.header("Sec-Fetch-Site").orElse("");
        String origin = request.header("Origin").orElse("");
        // What comes from another site never gets here: the server refuses it.
        if (!site.equals("same-origin") && (!site.isEmpty() || origin.isEmpty()))
            return problem(
                    403, "Origin", "A read can only be told of by a page of this site itself");
        if (!counting) return told(Verdict.OFF);
        if (isOne(request, "DNT") || isOne(request, "Sec-GPC")) return told(Verdict.ASKED_NOT);
        String owner = request.network();
        if (recent.fromAddress(owner) > OF_ADDRESS) {
            tally.accept(Verdict.FLOOD);
            return Refusal.of(429, "Too many reads come from this address. Wait a minute.")
                    .with("Retry-After", "60");
        }
        Form form = form(request);
        Optional<String> unknown =
                form.fields().keySet().stream().filter(name -> !FIELDS.contains(name)).findFirst();
        if (unknown.isPresent())
            return problem(400, shown(unknown.get()), "Only story and from are known here");
        String story = form.value("story").orElse("");
        if (!NUMBER.matcher(story).matches())
            return problem(400, "story", "It must be the number of a story, such as 12");
        String from = form.value("from").orElse("");
        if (from.length() > LONGEST_DOMAIN || from.indexOf('/') >= 0 || from.indexOf('?') >= 0)
            return problem(400, "from", "It must be a domain such as news.example, without a path");
        return told(judged(request, site, owner, new StoryId(Long.parseLong(story)), from));
    }

    private Verdict judged(Request request, String site, String owner, StoryId story, String from) {
        String agent = request.header("User-Agent").orElse("");
        // Browsers say where a request comes from wherever the connection is safe.
        boolean silent = request.scheme().equals("https") && site.isEmpty();
        if (silent || Robots.declared(agent) || recent.fromReader(owner, agent) > OF_READER)
            return Verdict.ROBOT;
        if (recent.repeats(owner, agent, story.value())) return Verdict.REPEAT;
        Waiting.From read = new Waiting.From(story, domains.of(story, from));
        return waiting.add(read) ? Verdict.COUNTED : Verdict.FULL;
    }

    private Response told(Verdict verdict) {
        tally.accept(verdict);
        return Content.text("").status(204).cacheControl("no-store").build();
    }

    private static boolean isOne(Request request, String header) {
        return request.header(header).map(String::strip).filter("1"::equals).isPresent();
    }

    private static Form form(Request request) {
        return request.form(LARGEST);
    }

    private static Response problem(int status, String field, String allowed) {
        String body =
                Json.object()
                                .put("type", "urn:broadsheet:problem:read")
                                .put("title", "This read cannot be counted")
                                .put("status", status)
                                .put("field", field)
                                .put("detail", field + ": " + allowed + ".")
                                .build()
                                .write()
                        + "\n";
        return Content.of(
                        "application/problem+json",
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .status(status)
                .cacheControl("no-store")
                .build();
    }

    private static String shown(String name) {
        String clean = broadsheet.text.PlainText.clean(name);
        return clean.length() <= 40
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, 20)) + "…";
    }
}
