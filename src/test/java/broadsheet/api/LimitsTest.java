package broadsheet.api;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.db.Db;
import broadsheet.identity.Actor;
import broadsheet.identity.Identity;
import broadsheet.identity.Key;
import broadsheet.identity.Keys;
import broadsheet.paper.Buckets;
import broadsheet.testing.Reply;
import broadsheet.testing.TestClock;
import broadsheet.testing.TestDb;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How often one may ask, with and without a key.
class LimitsTest {
    private final TestClock clock = new TestClock("2026-03-01T09:00:00Z");

    @Test
    void anAddressHasItsRateAndIsToldOfIt() {
        try (ApiPaper paper = new ApiPaper(TestSite.paper().at(clock).with("api.rate", "3"))) {
            Reply first = paper.get("/sections");
            assertThat(first.header("RateLimit-Policy")).isEqualTo("\"address\";q=3;w=60");
            assertThat(first.header("RateLimit")).isEqualTo("\"address\";r=2;t=20");
            paper.get("/tags");
            // A kept answer, a 304 and a refusal count as well.
            assertThat(
                            paper.get("/sections", "If-None-Match: " + first.header("ETag"))
                                    .header("RateLimit"))
                    .isEqualTo("\"address\";r=0;t=60");
            Reply refused = paper.get("/sections");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("20");
            assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
            Json.Obj problem = Json.read(refused.text()).obj();
            assertThat(problem.text("type"))
                    .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
            assertThat(problem.items("violated-policies")).containsExactly(Json.of("address"));
            clock.pass(Duration.ofSeconds(19));
            assertThat(paper.get("/sections").status()).isEqualTo(429);
            clock.pass(Duration.ofSeconds(1));
            assertThat(paper.get("/sections").status()).isEqualTo(200);
            assertThat(paper.site.get("/").status()).as("readers are not limited").isEqualTo(200);
        }
    }

    /// Over a connection that stays open, which is where pages are answered from memory before any
    /// handler is asked.
    @Test
    void whatIsInMemoryIsCountedAsWell() throws Exception {
        try (ApiPaper paper = new ApiPaper(TestSite.paper().at(clock).with("api.rate", "3"));
                HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(paper.site.address().resolve("/api/v1/sections"))
                            .build();
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 5; i++)
                statuses.add(client.send(request, BodyHandlers.discarding()).statusCode());
            assertThat(statuses).containsExactly(200, 200, 200, 429, 429);
        }
    }

    @Test
    void aKeyHasARateOfItsOwnUntilItIsRevoked() {
        try (ApiPaper paper = new ApiPaper(TestSite.paper().at(clock).with("api.rate", "0"))) {
            Keys keys = paper.site.app().identity().keys();
            String key = keys.add("coast-agency", 2, Actor.SYSTEM).orElseThrow();
            assertThat(keys.add("coast-agency", 2, Actor.SYSTEM)).isEmpty();
            String bearer = "Authorization: Bearer " + key;
            Reply without = paper.get("/sections");
            assertThat(without.status()).isEqualTo(401);
            assertThat(without.header("WWW-Authenticate")).startsWith("Bearer");
            Reply with = paper.get("/sections", bearer);
            assertThat(with.status()).isEqualTo(200);
            assertThat(with.header("RateLimit-Policy")).isEqualTo("\"key\";q=2;w=60");
            paper.get("/sections", bearer);
            assertThat(paper.get("/sections", bearer).status()).isEqualTo(429);
            assertThat(keys.revoke("coast-agency", Actor.SYSTEM)).isTrue();
            assertThat(keys.revoke("coast-agency", Actor.SYSTEM)).isFalse();
            clock.pass(Duration.ofMinutes(1));
            assertThat(paper.get("/sections", bearer).status()).isEqualTo(401);
            assertThat(keys.add("coast-agency", 2, Actor.SYSTEM)).isPresent();
            assertThat(keys.all()).extracting(Key::name).containsOnly("coast-agency").hasSize(2);
        }
    }

    @Test
    void guessingAKeyEndsBeforeTheDatabaseIsAsked() {
        try (ApiPaper paper = new ApiPaper(TestSite.paper().at(clock).with("api.rate", "100"))) {
            String key =
                    paper.site
                            .app()
                            .identity()
                            .keys()
                            .add("coast", 1000, Actor.SYSTEM)
                            .orElseThrow();
            String secret = key.substring("bsk_1_".length());
            for (int i = 0; i < 20; i++) {
                char other = secret.charAt(i) == 'A' ? 'B' : 'A';
                String guess = secret.substring(0, i) + other + secret.substring(i + 1);
                assertThat(paper.get("/tags", "Authorization: Bearer bsk_1_" + guess).status())
                        .isEqualTo(401);
            }
            Reply stopped = paper.get("/tags", "Authorization: Bearer " + key);
            assertThat(stopped.status()).isEqualTo(429);
            assertThat(stopped.text()).contains("guesses");
            clock.pass(Duration.ofSeconds(4));
            assertThat(paper.get("/tags", "Authorization: Bearer " + key).status()).isEqualTo(200);
        }
    }

    @Test
    void onlyAHashIsKept() {
        try (Db db = TestDb.fresh()) {
            Keys keys = new Identity(db, clock).keys();
            String key = keys.add("coast", 10, Actor.SYSTEM).orElseThrow();
            String row =
                    db.read(tx ->
                            tx.sql("select api_key::text as all from api_key")
                                    .one(it -> it.text("all"))
                                    .orElseThrow());
            assertThat(row).doesNotContain(key.substring(6));
            assertThat(keys.presented(key)).isPresent();
            for (String wrong :
                    new String[] {
                        "",
                        key + "A",
                        key.replace("bsk_1", "bsk_2"),
                        key.replace("bsk_1", "bsk_01"),
                        "bsk_1_",
                        key + "\n"
                    }) assertThat(keys.presented(wrong)).as(wrong).isEmpty();
            Set<String> all = new HashSet<>();
            for (int i = 0; i < 50; i++)
                all.add(keys.add("key-" + i, 1, Actor.SYSTEM).orElseThrow());
            assertThat(all).hasSize(50);
        }
    }

    @Test
    void bucketsAreBoundedAndTheOldestIsForgotten() {
        Buckets buckets = new Buckets(1_000, clock);
        for (int i = 0; i < 50_000; i++) buckets.take("address", "10.0.0." + i, 5, 1);
        assertThat(buckets.size()).isEqualTo(1_000);
        assertThat(buckets.take("address", "10.0.0.49999", 5, 1).left()).isEqualTo(3);
        assertThat(buckets.take("address", "10.0.0.1", 5, 1).left()).isEqualTo(4);
    }
}
