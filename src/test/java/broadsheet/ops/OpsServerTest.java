package broadsheet.ops;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.config.OpsSettings;
import broadsheet.db.Db;
import broadsheet.http.Server;
import broadsheet.metrics.Metrics;
import broadsheet.testing.TestDb;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class OpsServerTest {
    @Test
    void tellsHowItIsAndCounts() throws Exception {
        Db db = TestDb.fresh();
        Health health = new Health(db);
        try (Metrics metrics = new Metrics();
                Server server =
                        OpsServer.start(
                                new OpsSettings("127.0.0.1", 0), health, metrics, _ -> {})) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            health.become(Health.State.READY);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);

            new RequestMeter(metrics).answered(null, 404, 2_000_000);
            metrics.count("stories.published", "Stories published").add(3);
            metrics.gauge("press.bytes", "Memory of pressed pages", () -> 12);
            assertThat(get(server, "/metrics").body())
                    .contains("http_requests_seconds_count{status=\"4xx\"} 1")
                    .contains("stories_published_total 3.0")
                    .contains("press_bytes 12.0")
                    .contains("jvm_memory_used_bytes");

            db.close();
            assertThat(get(server, "/health/ready").body())
                    .contains("the database does not answer");
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            health.become(Health.State.STOPPING);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
        }
    }

    private static HttpResponse<String> get(Server server, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
