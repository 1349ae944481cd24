package broadsheet.story;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a story stands between the first word and the archive. Each case carries what belongs to
/// it alone.
public sealed interface State {
    /// The stored words for all cases, in the order of a story's life.
    List<String> WORDS =
            List.of(
                    "draft",
                    "in-review",
                    "ready",
                    "scheduled",
                    "embargoed",
                    "published",
                    "held",
                    "killed",
                    "taken-down",
                    "unpublished");

    /// Being written.
    record Draft() implements State {}

    /// Written; somebody else is to read it.
    record InReview() implements State {}

    /// Read and good to go out.
    record Ready() implements State {}

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
            case InReview _ -> "in-review";
            case Ready _ -> "ready";
            case Scheduled _ -> "scheduled";
            case Embargoed _ -> "embargoed";
            case Published _ -> "published";
            case Held _ -> "held";
            case Killed _ -> "killed";
            case TakenDown _ -> "taken-down";
            case Unpublished _ -> "unpublished";
        };
    }

    /// Why it was withdrawn, in the words that readers are shown; null where they are shown none.
    default @Nullable String notice() {
        return switch (this) {
            case Killed(_, var notice) -> notice;
            case TakenDown(_, var notice) -> notice;
            case Draft _,
                    InReview _,
                    Ready _,
                    Scheduled _,
                    Embargoed _,
                    Published _,
                    Held _,
                    Unpublished _ ->
                    null;
        };
    }

    /// When it is to be public by itself, or may be; null where no time is set.
    default @Nullable Instant due() {
        return switch (this) {
            case Scheduled(var at, _) -> at;
            case Embargoed(var until, _) -> until;
            case Draft _,
                    InReview _,
                    Ready _,
                    Published _,
                    Held _,
                    Killed _,
                    TakenDown _,
                    Unpublished _ ->
                    null;
        };
    }
}
