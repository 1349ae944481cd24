package broadsheet;

import broadsheet.config.Settings;
import java.net.URI;

/// The running paper.
final class App implements AutoCloseable {
    private final Ground ground;
    private final URI address;

    private App(Ground ground, URI address) {
        this.ground = ground;
        this.address = address;
    }

    /// Starts everything; returns once the first page can be had.
    static App start(Settings settings, boolean demo) {
        return new App(Ground.open(settings), settings.site().url());
    }

    /// Where readers find it.
    URI address() {
        return address;
    }

    @Override
    public void close() {
        ground.close();
    }
}
