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
    SAVE(Right.WRITE, "copy", "written in"),
    SEND_BACK(Right.REVIEW, "draft", "sent back to its writer"),
    SEND_TO_REVIEW(Right.WRITE, "review", "sent to review"),
    MARK_READY(Right.REVIEW, "readiness", "marked as ready"),
    SCHEDULE(Right.PUBLISH, "schedule", "scheduled"),
    EMBARGO(Right.PUBLISH, "embargo", "put under embargo"),
    PUBLISH(Right.PUBLISH, "publication", "published"),
    DISCARD(Right.WRITE, "discard", "rid of its working copy"),
    HOLD(Right.HOLD, "hold", "held"),
    RELEASE(Right.HOLD, "release", "released"),
    KILL(Right.KILL, "kill", "killed"),
    TAKE_DOWN(Right.TAKE_DOWN, "takedown", "taken down"),
    UNPUBLISH(Right.UNPUBLISH, "withdrawal", "unpublished"),
    MOVE(Right.PUBLISH, "address", "given another address");

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
    private final String participle;

    Step(Right right, String noun, String participle) {
        this.right = right;
        this.noun = noun;
        this.participle = participle;
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
                    "state", "a story that is " + state.word() + " cannot be " + participle);
        if (this == PUBLISH
                && state instanceof State.Embargoed(var until, _)
                && now.isBefore(until))
            return new Outcome.Problem("state", "under embargo until " + until);
        return null;
    }
}
