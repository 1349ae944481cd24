package broadsheet.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What fades is what would come out if every read were kept and weighed anew.
class FadingTest {
    private static final double NOW = 1_800_000_000;
    private static final Fading FADING = new Fading(Duration.ofHours(4));
    private static final Paces PACES = Paces.of(Duration.ofHours(4));

    @Property
    void theSumIsAPlainRecomputation(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 200_000) Integer> secondsAgo) {
        double moment = Fading.NEVER;
        double plain = 0;
        for (int ago : secondsAgo) {
            moment = FADING.sum(moment, FADING.moment(1, NOW - ago));
            plain += Math.pow(0.5, ago / 14_400.0);
        }
        assertThat(FADING.left(moment, NOW)).isCloseTo(plain, within(1e-4 * plain + 1e-6));
    }

    @Property
    void theOrderOfNodesDoesNotMatter(
            @ForAll @IntRange(min = 1, max = 1_000) int one,
            @ForAll @IntRange(min = 1, max = 1_000) int other,
            @ForAll @IntRange(max = 100_000) int apart) {
        double first = FADING.moment(one, NOW - apart);
        double second = FADING.moment(other, NOW);
        assertThat(FADING.sum(first, second)).isEqualTo(FADING.sum(second, first));
    }

    @Property
    void moreReadsRiseMoreAndMoreUsualOnesLess(
            @ForAll @DoubleRange(min = 5, max = 10_000) double now,
            @ForAll @DoubleRange(max = 100_000) double usual,
            @ForAll @DoubleRange(min = 0.25, max = 4) double tide) {
        double rise = PACES.rise(now, usual, tide);
        assertThat(PACES.rise(now + 1, usual, tide)).isGreaterThanOrEqualTo(rise);
        assertThat(PACES.rise(now, usual + 1, tide)).isLessThanOrEqualTo(rise);
        assertThat(PACES.rise(now, usual, Math.min(4, tide * 1.1))).isLessThanOrEqualTo(rise);
    }

    @Property
    void aHandfulIsNoTrend(@ForAll @DoubleRange(max = 4.99) double now) {
        assertThat(PACES.rise(now, 0, 1)).isZero();
    }

    @Property
    void whatIsReadAsUsualDoesNotRise(@ForAll @DoubleRange(min = 1, max = 100_000) double usual) {
        assertThat(PACES.rise(usual * PACES.share(), usual, 1)).isLessThan(2);
    }
}
