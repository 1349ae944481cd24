package broadsheet.api;

import broadsheet.config.ApiSettings;
import broadsheet.db.DbBusy;
import broadsheet.http.Content;
import broadsheet.http.Handler;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.paper.Buckets;
import broadsheet.paper.Quota;
import broadsheet.text.Json;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every request of the API passes: who asks and how often, and that pages of other sites may
/// read the answer (CORS), though never with a reader's cookies.
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

    /// The handler behind this door.
    Handler before(Handler handler) {
        return request -> {
            Admission admission = admit(request);
            Response answer = admission.refused();
            if (answer == null) answer = answered(handler, request);
            answer = open(answer);
            Quota quota = admission.quota();
            return quota == null
                    ? answer
                    : answer.with("RateLimit-Policy", quota.policyHeader())
                            .with("RateLimit", quota.header());
        };
    }

    private static Response answered(Handler handler, Request request) throws Exception {
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

    private record Admission(@Nullable Quota quota, @Nullable Response refused) {}

    private Admission admit(Request request) {
        String owner = request.network();
        Optional<String> given = request.header("Authorization");
        if (given.isEmpty()) {
            if (settings.rate() == 0)
                return new Admission(
                        null, unauthorised("This paper's API is for clients with a key."));
            return admitted(addresses.take("address", owner, settings.rate(), 1));
        }
        // Guessing is stopped before the database is asked.
        Quota guess = guesses.take("guesses", owner, GUESSES, 0);
        if (!guess.granted()) return admitted(guess);
        Optional<Key> key =
                given.filter(value -> value.startsWith(BEARER))
                        .flatMap(value -> keys.presented(value.substring(BEARER.length()).strip()));
        if (key.isEmpty()) {
            Quota left = guesses.take("guesses", owner, GUESSES, 1);
            return new Admission(
                    left, unauthorised("This key is not known, or was revoked. Ask the paper."));
        }
        int rate = key.get().rate();
        return admitted(clients.take("key", Long.toString(key.get().id()), rate, 1));
    }

    private static Admission admitted(Quota quota) {
        return new Admission(quota, quota.granted() ? null : exceeded(quota));
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
