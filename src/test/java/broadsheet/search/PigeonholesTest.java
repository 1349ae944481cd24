package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PigeonholesTest {
    @Property(tries = 200)
    void whatIsPutInIsCounted(
            @ForAll @IntRange(min = 0, max = 9_999) int year,
            @ForAll @IntRange(min = -1, max = 10) int state,
            @ForAll @Size(max = 30) List<@LongRange(min = 1) Long> sections,
            @ForAll @Size(max = 30) List<@LongRange(min = 1) Long> authors) {
        Census census = new Census();
        new Pigeonholes().count(Pigeonholes.of(year, state, sections, authors), census);
        assertThat(numbers(census.years)).containsExactly((long) year);
        assertThat(numbers(census.states)).isEqualTo(state < 0 ? List.of() : List.of((long) state));
        assertThat(numbers(census.sections)).isEqualTo(sections.stream().sorted().toList());
        assertThat(numbers(census.authors)).isEqualTo(authors.stream().sorted().toList());
    }

    /// Each number as often as it was counted.
    private static List<Long> numbers(Tally tally) {
        return tally.lines().stream()
                .flatMapToLong(line -> LongStream.generate(line::number).limit(line.count()))
                .sorted()
                .boxed()
                .toList();
    }

    @Test
    void aStoryOfAYearBeforeTheFirstCountsAsOfNoYear() {
        try (Shelf shelf = Shelf.in("en")) {
            shelf.with(1, "Fog", "", Instant.parse("-0044-03-15T12:00:00Z"));
            assertThat(shelf.found("fog")).containsExactly(1L);
        }
    }
}
