package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void goesOnForAboutADayWhateverChanceSays() {
        for (double chance : new double[] {0, 0.5, 1}) {
            Duration all = Duration.ZERO;
            int attempt = 1;
            for (; Backoff.DEFAULT.after(attempt, chance).isPresent(); attempt++)
                all = all.plus(Backoff.DEFAULT.after(attempt, chance).get());
            assertThat(attempt).isEqualTo(14);
            assertThat(all).isBetween(Duration.ofHours(19), Duration.ofHours(30));
        }
        assertThat(Backoff.DEFAULT.after(1, 0.5)).contains(Duration.ofSeconds(5));
    }

    @Property
    void waitsAreWithinAFifthOfTheirMiddleAndEndWithTheAttempts(
            @ForAll @LongRange(min = 1, max = 100_000) long first,
            @ForAll @IntRange(min = 1, max = 10) int factor,
            @ForAll @LongRange(min = 1, max = 100_000_000) long most,
            @ForAll @IntRange(min = 1, max = 1_000) int attempts,
            @ForAll @IntRange(min = 1, max = 2_000) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Backoff backoff =
                new Backoff(Duration.ofMillis(first), factor, Duration.ofMillis(most), attempts);
        var wait = backoff.after(attempt, chance);
        assertThat(wait.isPresent()).isEqualTo(attempt < attempts);
        if (wait.isEmpty()) return;
        double middle = Math.min(most, first * Math.pow(factor, attempt - 1));
        assertThat((double) wait.get().toMillis()).isBetween(middle * 0.8 - 1, middle * 1.2 + 1);
        backoff.after(attempt + 1, chance)
                .ifPresent(next -> assertThat(next).isGreaterThanOrEqualTo(wait.get()));
    }
}
