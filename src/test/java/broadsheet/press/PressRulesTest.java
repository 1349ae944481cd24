package broadsheet.press;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.press.Step.Act;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// The four rules, held to in every order of asking, reading, changing, dropping, landing and
/// waking.
class PressRulesTest {
    @Property(tries = 4_000)
    void theRulesHoldInAnyOrder(@ForAll("steps") List<Step> steps) {
        new PressModel(PressModel.LIMITS, null).run(steps);
    }

    @Property(tries = 2_000)
    void theRulesHoldWhereThereIsRoomForHalfOfThePages(@ForAll("steps") List<Step> steps) {
        new PressModel(PressModel.TIGHT, null).run(steps);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        List<Act> acts =
                Stream.of(Act.values())
                        .flatMap(act -> Collections.nCopies(weight(act), act).stream())
                        .toList();
        return Combinators.combine(Arbitraries.of(acts), Arbitraries.integers().between(0, 47))
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    private static int weight(Act act) {
        return switch (act) {
            case ASK -> 6;
            case READ, LAND, WAKE -> 3;
            case COMMIT, DROP -> 2;
            case FAIL, TICK, DROP_ALL -> 1;
        };
    }

    /// The checks above are worth nothing unless they find a press that breaks the rules.
    @Example
    void aPressBrokenOnPurposeIsFound() {
        for (Fault fault : Fault.values()) {
            assertThat(firstFailure(fault)).as("%s is found", fault).isNotNull();
        }
        assertThat(firstFailure(null)).isNull();
    }

    private static @Nullable AssertionError firstFailure(@Nullable Fault fault) {
        Random random = new Random(1851);
        for (int run = 0; run < 5_000; run++) {
            List<Step> steps = Stream.generate(() -> anyStep(random)).limit(60).toList();
            try {
                new PressModel(
                                fault == Fault.NO_EVICTION ? PressModel.TIGHT : PressModel.LIMITS,
                                fault)
                        .run(steps);
            } catch (AssertionError found) {
                return found;
            }
        }
        return null;
    }

    private static Step anyStep(Random random) {
        Act[] acts = Act.values();
        return new Step(acts[random.nextInt(acts.length)], random.nextInt(48));
    }
}
