package broadsheet.metrics;

import java.util.concurrent.atomic.LongAdder;

/// Something that is counted and only grows.
public final class Count {
    private final LongAdder sum = new LongAdder();

    Count() {}

    public void increment() {
        sum.increment();
    }

    public void add(long number) {
        sum.add(number);
    }

    public long sum() {
        return sum.sum();
    }
}
