/// Counters and timers, and their Prometheus page.
@NullMarked
package broadsheet.metrics;

import org.jspecify.annotations.NullMarked;
