package broadsheet.ops;

import broadsheet.config.OpsSettings;
import broadsheet.http.Content;
import broadsheet.http.Router;
import broadsheet.http.Server;
import broadsheet.http.ServerSettings;
import broadsheet.metrics.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// Health and metrics, on a port of their own.
public final class OpsServer {
    private OpsServer() {}

    /// Throws [UncheckedIOException] where the port is taken.
    ///
    /// @param more adds what else operators can ask for
    public static Server start(
            OpsSettings settings, Health health, Metrics metrics, Consumer<Router.Builder> more) {
        Router.Builder router =
                Router.builder()
                        .get("/health/live", _ -> health.live())
                        .get("/health/ready", _ -> health.ready())
                        .get(
                                "/metrics",
                                _ ->
                                        Content.of(
                                                        "text/plain; version=0.0.4; charset=utf-8",
                                                        bytes(metrics.page()))
                                                .cacheControl("no-store")
                                                .build());
        more.accept(router);
        try {
            return Server.start(
                    ServerSettings.on(settings.bind(), settings.port()), router.build());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot serve health and metrics on %s:%d: %s"
                            .formatted(settings.bind(), settings.port(), e.getMessage()),
                    e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
