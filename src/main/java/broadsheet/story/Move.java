package broadsheet.story;

import java.time.Instant;
import java.time.ZoneId;

/// A step of a story's life that leaves its words alone, with what has to be said for it.
public sealed interface Move {
    record Review() implements Move {}

    record Readiness() implements Move {}

    record Back() implements Move {}

    record Schedule(Instant at, ZoneId zone) implements Move {}

    record Embargo(Instant until, ZoneId zone) implements Move {}

    record Address(String path) implements Move {}

    record Discard() implements Move {}

    record Hold(String reason) implements Move {}

    record Release() implements Move {}

    record Unpublish() implements Move {}

    record Kill(String notice) implements Move {}

    record TakeDown(String notice) implements Move {}

    /// What it is in the table of states, with the right that it takes.
    default Step step() {
        return switch (this) {
            case Review() -> Step.SEND_TO_REVIEW;
            case Readiness() -> Step.MARK_READY;
            case Back() -> Step.SEND_BACK;
            case Schedule _ -> Step.SCHEDULE;
            case Embargo _ -> Step.EMBARGO;
            case Address _ -> Step.MOVE;
            case Discard() -> Step.DISCARD;
            case Hold _ -> Step.HOLD;
            case Release() -> Step.RELEASE;
            case Unpublish() -> Step.UNPUBLISH;
            case Kill _ -> Step.KILL;
            case TakeDown _ -> Step.TAKE_DOWN;
        };
    }
}
