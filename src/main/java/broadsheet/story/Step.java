package broadsheet.story;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an editor may do to a story, and from which states.
enum Step {
    PUBLISH("published"),
    HOLD("held"),
    KILL("killed"),
    TAKE_DOWN("taken down"),
    UNPUBLISH("unpublished"),
    MOVE("given another address");

    /// A killed or taken-down story never comes back by mistake: what is right after all is a new
    /// story. A held one is released (published again), killed, taken down or dropped quietly.
    private static final Map<String, Set<Step>> ALLOWED =
            Map.of(
                    "draft", EnumSet.of(PUBLISH, HOLD, KILL, TAKE_DOWN, MOVE),
                    "scheduled", EnumSet.of(PUBLISH, HOLD, KILL, TAKE_DOWN, MOVE),
                    "embargoed", EnumSet.of(PUBLISH, HOLD, KILL, TAKE_DOWN, MOVE),
                    "published", EnumSet.allOf(Step.class),
                    "held", EnumSet.of(PUBLISH, KILL, TAKE_DOWN, UNPUBLISH, MOVE),
                    "killed", EnumSet.of(TAKE_DOWN),
                    "taken-down", EnumSet.noneOf(Step.class),
                    "unpublished", EnumSet.of(PUBLISH, HOLD, KILL, TAKE_DOWN, MOVE));

    private final String participle;

    Step(String participle) {
        this.participle = participle;
    }

    boolean allowedFrom(State state) {
        return ALLOWED.getOrDefault(state.word(), Set.of()).contains(this);
    }

    /// Why this step may not be taken at `now`, or null.
    Outcome.@Nullable Problem problem(State state, Instant now) {
        if (!allowedFrom(state))
            return new Outcome.Problem(
                    "state", "a story that is " + state.word() + " cannot be " + participle);
        if (this == PUBLISH
                && state instanceof State.Embargoed(var until, _)
                && now.isBefore(until))
            return new Outcome.Problem("state", "under embargo until " + until);
        return null;
    }
}
