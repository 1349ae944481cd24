package broadsheet.ops;

import broadsheet.http.Method;
import broadsheet.http.RequestObserver;
import broadsheet.metrics.Metrics;
import broadsheet.metrics.Timing;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts and times answers by the first digit of their status.
public final class RequestMeter implements RequestObserver {
    private final Timing[] byClass;

    public RequestMeter(Metrics metrics) {
        byClass =
                IntStream.range(0, 6)
                        .mapToObj(digit ->
                                metrics.timing(
                                        "http.requests",
                                        "Answers to readers",
                                        "status",
                                        digit + "xx"))
                        .toArray(Timing[]::new);
    }

    @Override
    public void answered(@Nullable Method method, int status, long nanos) {
        byClass[Math.clamp(status / 100, 0, 5)].record(nanos);
    }
}
