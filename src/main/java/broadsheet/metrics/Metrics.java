package broadsheet.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Every counter, gauge and timer, and their Prometheus page. Names are written `http.requests`;
/// labels come in pairs. The library behind it costs a noticeable part of a start, so it is first
/// used by [#start] or [#page].
public final class Metrics implements AutoCloseable {
    private final List<Consumer<PrometheusMeterRegistry>> waiting = new ArrayList<>();
    private @Nullable PrometheusMeterRegistry registry;
    private @Nullable JvmGcMetrics collections;

    public Count count(String name, String help, String... labels) {
        Count count = new Count();
        register(registry ->
                FunctionCounter.builder(name, count, Count::sum)
                        .description(help)
                        .tags(labels)
                        .register(registry));
        return count;
    }

    /// A figure that is asked for when the page is; `figure` must be quick.
    public void gauge(String name, String help, DoubleSupplier figure, String... labels) {
        register(registry ->
                Gauge.builder(name, figure::getAsDouble)
                        .description(help)
                        .tags(labels)
                        .strongReference(true)
                        .register(registry));
    }

    public Timing timing(String name, String help, String... labels) {
        Timing timing = new Timing();
        register(registry ->
                timing.start(
                        Timer.builder(name)
                                .description(help)
                                .tags(labels)
                                .publishPercentileHistogram()
                                .register(registry)));
        return timing;
    }

    /// Begins to collect, also what the JVM has to say.
    public synchronized void start() {
        started();
    }

    /// All figures in Prometheus's text format.
    public synchronized String page() {
        return started().scrape();
    }

    @Override
    public synchronized void close() {
        if (collections != null) collections.close();
        if (registry != null) registry.close();
    }

    private synchronized void register(Consumer<PrometheusMeterRegistry> meter) {
        PrometheusMeterRegistry running = registry;
        if (running == null) waiting.add(meter);
        else meter.accept(running);
    }

    private PrometheusMeterRegistry started() {
        PrometheusMeterRegistry running = registry;
        if (running != null) return running;
        running = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry = running;
        new JvmMemoryMetrics().bindTo(running);
        new JvmThreadMetrics().bindTo(running);
        new ProcessorMetrics().bindTo(running);
        new FileDescriptorMetrics().bindTo(running);
        new UptimeMetrics().bindTo(running);
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(running);
        collections = gc;
        for (Consumer<PrometheusMeterRegistry> meter : waiting) meter.accept(running);
        waiting.clear();
        return running;
    }
}
