package broadsheet;

import broadsheet.config.Settings;
import broadsheet.http.Server;
import broadsheet.metrics.Metrics;
import broadsheet.ops.Health;
import broadsheet.ops.OpsServer;
import java.net.URI;
import java.time.Duration;

/// The running paper.
final class App implements AutoCloseable {
    private final Ground ground;
    private final Metrics metrics;
    private final Health health;
    private final Server ops;
    private final URI address;

    private App(Ground ground, Metrics metrics, Health health, Server ops, URI address) {
        this.ground = ground;
        this.metrics = metrics;
        this.health = health;
        this.ops = ops;
        this.address = address;
    }

    /// Starts everything; returns once the first page can be had.
    static App start(Settings settings, boolean demo) {
        Ground ground = Ground.open(settings);
        try {
            Metrics metrics = new Metrics();
            Health health = new Health(ground.db());
            Server ops = OpsServer.start(settings.ops(), health, metrics);
            health.become(Health.State.READY);
            Thread.ofVirtual().start(metrics::start);
            return new App(ground, metrics, health, ops, settings.site().url());
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
    }

    /// Where readers find it.
    URI address() {
        return address;
    }

    @Override
    public void close() {
        health.become(Health.State.STOPPING);
        ops.stop(Duration.ofSeconds(1));
        metrics.close();
        ground.close();
    }
}
