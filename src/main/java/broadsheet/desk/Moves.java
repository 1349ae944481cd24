package broadsheet.desk;

import broadsheet.identity.Right;
import broadsheet.page.Messages;
import broadsheet.story.Manuscript;
import broadsheet.story.Move;
import broadsheet.story.Step;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What can be done with a story by one button, as the desk shows it.
enum Moves {
    REVIEW(Step.SEND_TO_REVIEW, Asks.NOTHING),
    READINESS(Step.MARK_READY, Asks.NOTHING),
    DRAFT(Step.SEND_BACK, Asks.NOTHING),
    SCHEDULE(Step.SCHEDULE, Asks.TIME),
    EMBARGO(Step.EMBARGO, Asks.TIME),
    ADDRESS(Step.MOVE, Asks.ADDRESS),
    DISCARD(Step.DISCARD, Asks.NOTHING),
    HOLD(Step.HOLD, Asks.REASON),
    RELEASE(Step.RELEASE, Asks.NOTHING),
    UNPUBLISH(Step.UNPUBLISH, Asks.NOTHING),
    KILL(Step.KILL, Asks.REASON),
    TAKE_DOWN(Step.TAKE_DOWN, Asks.REASON);

    /// What has to be said with a move.
    enum Asks {
        NOTHING,
        REASON,
        TIME,
        ADDRESS
    }

    final String noun;
    final Step step;
    final Asks asks;

    Moves(Step step, Asks asks) {
        this.noun = step.noun();
        this.step = step;
        this.asks = asks;
    }

    /// What it takes.
    Right right() {
        return step.right();
    }

    /// The move with what was said for it.
    ///
    /// @param said in the field of its form
    /// @throws java.time.DateTimeException where a time was asked for and none was typed
    Move move(String said, ZoneId zone) {
        return switch (this) {
            case REVIEW -> new Move.Review();
            case READINESS -> new Move.Readiness();
            case DRAFT -> new Move.Back();
            case SCHEDULE -> new Move.Schedule(instant(said, zone), zone);
            case EMBARGO -> new Move.Embargo(instant(said, zone), zone);
            case ADDRESS -> new Move.Address(said);
            case DISCARD -> new Move.Discard();
            case HOLD -> new Move.Hold(said);
            case RELEASE -> new Move.Release();
            case UNPUBLISH -> new Move.Unpublish();
            case KILL -> new Move.Kill(said);
            case TAKE_DOWN -> new Move.TakeDown(said);
        };
    }

    /// The field in which that is said; empty where nothing is.
    String field() {
        return switch (asks) {
            case NOTHING -> "";
            case REASON -> "reason";
            case TIME -> "at";
            case ADDRESS -> "path";
        };
    }

    private boolean grave() {
        return switch (this) {
            case HOLD, UNPUBLISH, KILL, TAKE_DOWN -> true;
            case REVIEW, READINESS, DRAFT, SCHEDULE, EMBARGO, ADDRESS, DISCARD, RELEASE -> false;
        };
    }

    /// Those that the story's state has and this person may do.
    ///
    /// @param now where the newsroom is, for a time to begin with
    static List<StoryDeskPage.Move> of(
            Manuscript story, Predicate<Right> may, Messages words, LocalDateTime now) {
        List<StoryDeskPage.Move> moves = new ArrayList<>();
        for (Moves move : values()) {
            if (!story.allows(move.step) || !may.test(move.right())) continue;
            if (move == DISCARD && !story.hasWorkingCopy()) continue;
            if (move == EMBARGO && story.firstPublished() != null) continue;
            moves.add(move.view(story, words, now));
        }
        return moves;
    }

    private StoryDeskPage.Move view(Manuscript story, Messages words, LocalDateTime now) {
        String key = "desk.move." + noun;
        String value =
                switch (asks) {
                    case NOTHING, REASON -> "";
                    case TIME ->
                            now.plusHours(1).truncatedTo(ChronoUnit.HOURS).plusHours(1).toString();
                    case ADDRESS -> story.path();
                };
        return new StoryDeskPage.Move(
                noun,
                words.get(key),
                asks == Asks.NOTHING ? null : words.get(key + ".asks"),
                field(),
                asks == Asks.TIME ? "datetime-local" : "text",
                value,
                grave());
    }

    private static final Map<String, Moves> BY_NOUN =
            java.util.Arrays.stream(values())
                    .collect(java.util.stream.Collectors.toMap(move -> move.noun, move -> move));

    static java.util.Optional<Moves> at(String noun) {
        return java.util.Optional.ofNullable(BY_NOUN.get(noun));
    }

    /// A wall-clock time of the newsroom; where the clocks are put back, the earlier of the two,
    /// and where they are put forward, as much later as they were put.
    static java.time.Instant instant(String typed, ZoneId zone) {
        return LocalDateTime.parse(typed).atZone(zone).toInstant();
    }
}
