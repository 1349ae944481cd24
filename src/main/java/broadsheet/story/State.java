package broadsheet.story;

import java.time.Instant;
import java.time.ZoneId;

/// Where a story stands between the first word and the archive. Each case carries what belongs to
/// it alone.
public sealed interface State {
    /// Being written.
    record Draft() implements State {}

    /// Our own timing: goes out at `at`, shown in `zone`.
    record Scheduled(Instant at, ZoneId zone) implements State {}

    /// A promise to others: may be prepared, must not be public before `until`.
    record Embargoed(Instant until, ZoneId zone) implements State {}

    /// Public.
    record Published() implements State {}

    /// Doubtful: use stops while it is checked.
    record Held(Instant since, String reason) implements State {}

    /// Wrong at the root. The address answers 410 with the notice.
    record Killed(Instant at, String notice) implements State {}

    /// Withdrawn for legal reasons, with its own notice.
    record TakenDown(Instant at, String notice) implements State {}

    /// Taken off quietly, without a notice.
    record Unpublished(Instant at) implements State {}

    /// The stored word for the case.
    default String word() {
        return switch (this) {
            case Draft _ -> "draft";
            case Scheduled _ -> "scheduled";
            case Embargoed _ -> "embargoed";
            case Published _ -> "published";
            case Held _ -> "held";
            case Killed _ -> "killed";
            case TakenDown _ -> "taken-down";
            case Unpublished _ -> "unpublished";
        };
    }
}
