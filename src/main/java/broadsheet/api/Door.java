package broadsheet.api;

import broadsheet.config.ApiSettings;
import broadsheet.db.DbBusy;
import broadsheet.http.Content;
import broadsheet.http.Handler;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.Key;
import broadsheet.identity.Keys;
import broadsheet.identity.Mandate;
import broadsheet.identity.Right;
import broadsheet.paper.Buckets;
import broadsheet.paper.Quota;
import broadsheet.text.Json;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every request of the API passes: who asks and how often. What is public pages of other
/// sites may read as well (CORS), though never with a reader's cookies; what is the newsroom's is
/// for programs with a key that has the right, and no cookie opens it.
final class Door {
    private static final int MOST_OWNERS = 50_000;
    private static final int GUESSES = 20;
    private static final String BEARER = "Bearer ";
    private static final String EXCEEDED =
            "https://iana.org/assignments/http-problem-types#quota-exceeded";

    private final ApiSettings settings;
    private final Keys keys;
    private final Buckets addresses;
    private final Buckets guesses;
    private final Buckets clients;

    Door(ApiSettings settings, Keys keys, InstantSource clock) {
        this.settings = settings;
        this.keys = keys;
        this.addresses = new Buckets(MOST_OWNERS, clock);
        this.guesses = new Buckets(MOST_OWNERS, clock);
        this.clients = new Buckets(MOST_OWNERS, clock);
    }

    /// Answers a program that may.
    interface Inside {
        Response handle(Request request, Mandate by) throws Exception;
    }

    /// A handler of the newsroom: run for keys with this right, in whatever section. Where the
    /// section matters the handler asks again, for what it has found.
    Handler inside(Right right, Inside handler) {
        return request -> {
            Admission admission = admit(request);
            Response answer = admission.refused();
            Key key = admission.key();
            if (answer == null && key == null)
                answer = unauthorised("Drafts and changes are for programs with a key.");
            if (answer == null && key != null && !key.mandate().maySomewhere(right))
                answer = lacks(right).content();
            if (answer == null && key != null)
                answer = answered(request, it -> handler.handle(it, key.mandate()));
            return limited(Objects.requireNonNull(answer), admission.quota());
        };
    }

    /// The key is good, and may not do this.
    static Problem lacks(Right right) {
        return new Problem(
                403,
                "right",
                "The key has no right to this",
                "It takes the right " + right.word() + " where the story stands.",
                Json.object().put("right", right.word()).build());
    }

    /// The handler behind this door.
    Handler before(Handler handler) {
        return request -> {
            Admission admission = admit(request);
            Response answer = admission.refused();
            if (answer == null) answer = answered(request, handler);
            return limited(open(answer), admission.quota());
        };
    }

    private static Response limited(Response answer, @Nullable Quota quota) {
        return quota == null
                ? answer
                : answer.with("RateLimit-Policy", quota.policyHeader())
                        .with("RateLimit", quota.header());
    }

    private static Response answered(Request request, Handler handler) throws Exception {
        try {
            return handler.handle(request);
        } catch (Problem.Thrown e) {
            return e.problem().content();
        } catch (DbBusy _) {
            return Refusal.of(503, "Too many ask at once. Please try again in a few seconds.")
                    .with("Retry-After", "5");
        }
    }

    /// What a browser asks before it sends a request with a key on behalf of another site's page.
    Response preflight(Request request) {
        return Content.text("")
                .status(204)
                .header("Allow", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .header("Access-Control-Allow-Headers", "Authorization, If-None-Match")
                .header("Access-Control-Max-Age", "86400")
                .build();
    }

    private static Response open(Response response) {
        return response.with("Access-Control-Allow-Origin", "*")
                .with(
                        "Access-Control-Expose-Headers",
                        "ETag, Link, RateLimit, RateLimit-Policy, Retry-After");
    }

    /// @param key null where none was shown
    private record Admission(
            @Nullable Quota quota, @Nullable Response refused, @Nullable Key key) {}

    private Admission admit(Request request) {
        String owner = request.network();
        Optional<String> given = request.header("Authorization");
        if (given.isEmpty()) {
            if (settings.rate() == 0)
                return new Admission(
                        null, unauthorised("This paper's API is for clients with a key."), null);
            return admitted(addresses.take("address", owner, settings.rate(), 1), null);
        }
        // Guessing is stopped before the database is asked.
        Quota guess = guesses.take("guesses", owner, GUESSES, 0);
        if (!guess.granted()) return admitted(guess, null);
        Optional<Key> key =
                given.filter(value -> value.startsWith(BEARER))
                        .flatMap(value -> keys.presented(value.substring(BEARER.length()).strip()));
        if (key.isEmpty()) {
            Quota left = guesses.take("guesses", owner, GUESSES, 1);
            return new Admission(
                    left,
                    unauthorised("This key is not known, or was revoked. Ask the paper."),
                    null);
        }
        int rate = key.get().rate();
        return admitted(clients.take("key", Long.toString(key.get().id()), rate, 1), key.get());
    }

    private static Admission admitted(Quota quota, @Nullable Key key) {
        return new Admission(quota, quota.granted() ? null : exceeded(quota), key);
    }

    private static Response unauthorised(String detail) {
        return Problem.of(401, "key", "A key is needed", detail)
                .content()
                .with("WWW-Authenticate", "Bearer realm=\"api\"");
    }

    private static Response exceeded(Quota quota) {
        Json.Obj more =
                Json.object()
                        .put("violated-policies", java.util.List.of(quota.policy()), Json::of)
                        .build();
        String detail =
                "At most %d requests a minute are answered here. Try again in %d s."
                        .formatted(quota.rate(), quota.pause());
        return new Problem(429, EXCEEDED, "Too many requests", detail, more)
                .content()
                .with("Retry-After", Long.toString(quota.pause()));
    }
}
