package broadsheet.story;

import broadsheet.identity.Right;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an editor may do to a story, the right that it takes, and from which states.
public enum Step {
    SAVE(Right.WRITE, "copy"),
    SEND_BACK(Right.REVIEW, "draft"),
    SEND_TO_REVIEW(Right.WRITE, "review"),
    MARK_READY(Right.REVIEW, "readiness"),
    SCHEDULE(Right.PUBLISH, "schedule"),
    EMBARGO(Right.PUBLISH, "embargo"),
    PUBLISH(Right.PUBLISH, "publication"),
    DISCARD(Right.WRITE, "discard"),
    HOLD(Right.HOLD, "hold"),
    RELEASE(Right.HOLD, "release"),
    KILL(Right.KILL, "kill"),
    TAKE_DOWN(Right.TAKE_DOWN, "takedown"),
    UNPUBLISH(Right.UNPUBLISH, "withdrawal"),
    MOVE(Right.PUBLISH, "address");

    private static final Set<Step> WITHDRAWING = EnumSet.of(HOLD, KILL, TAKE_DOWN);

    /// A killed or taken-down story never comes back by mistake: what is right after all is a new
    /// story. A held one is released as it was, published again, killed, taken down or dropped
    /// quietly.
    private static final Map<String, Set<Step>> ALLOWED =
            Map.of(
                    "draft",
                    unpublished(SEND_TO_REVIEW, MARK_READY, SCHEDULE, EMBARGO),
                    "in-review",
                    unpublished(SEND_BACK, MARK_READY, SCHEDULE, EMBARGO),
                    "ready",
                    unpublished(SEND_BACK, SEND_TO_REVIEW, SCHEDULE, EMBARGO),
                    "scheduled",
                    unpublished(SEND_BACK, MARK_READY, SCHEDULE),
                    "embargoed",
                    unpublished(SEND_BACK, MARK_READY, EMBARGO),
                    "published",
                    EnumSet.of(SAVE, PUBLISH, DISCARD, HOLD, KILL, TAKE_DOWN, UNPUBLISH, MOVE),
                    "held",
                    EnumSet.of(SAVE, PUBLISH, RELEASE, KILL, TAKE_DOWN, UNPUBLISH, MOVE),
                    "killed",
                    EnumSet.of(TAKE_DOWN),
                    "taken-down",
                    EnumSet.noneOf(Step.class),
                    "unpublished",
                    unpublished(SEND_BACK, SEND_TO_REVIEW, MARK_READY, SCHEDULE));

    private final Right right;
    private final String noun;

    Step(Right right, String noun) {
        this.right = right;
        this.noun = noun;
    }

    /// What it takes to do this.
    public Right right() {
        return right;
    }

    /// What it takes from a state. What is scheduled goes out by itself with whatever words stand
    /// there, so whoever changes those publishes.
    public List<Right> rights(State state) {
        return this == SAVE && state instanceof State.Scheduled
                ? List.of(right, SCHEDULE.right)
                : List.of(right);
    }

    /// What it makes of a story, as addresses of the desk and of the API name it.
    public String noun() {
        return noun;
    }

    private static Set<Step> unpublished(Step... others) {
        Set<Step> steps = EnumSet.of(SAVE, PUBLISH, MOVE);
        steps.addAll(WITHDRAWING);
        steps.addAll(Set.of(others));
        return steps;
    }

    /// Whether the table of states has this step from here. Whether it can be done now is for
    /// [Publishing] to say.
    public boolean allowedFrom(State state) {
        return ALLOWED.getOrDefault(state.word(), Set.of()).contains(this);
    }

    /// Why this step may not be taken at `now`, or null.
    Outcome.@Nullable Problem problem(State state, Instant now) {
        if (!allowedFrom(state))
            return new Outcome.Problem(
                    "state",
                    Reason.NOT_FROM.with(
                            Rule.of("state." + state.word()), Rule.of("step." + noun)));
        if (this == PUBLISH
                && state instanceof State.Embargoed(var until, _)
                && now.isBefore(until))
            return new Outcome.Problem("state", Reason.EMBARGOED.with(until));
        return null;
    }
}
