package broadsheet.desk;

import broadsheet.identity.Right;
import broadsheet.page.Messages;
import broadsheet.story.Manuscript;
import broadsheet.story.Step;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What can be done with a story by one button, each with the right it needs.
enum Moves {
    REVIEW("review", Step.SEND_TO_REVIEW, Right.WRITE, Asks.NOTHING),
    READINESS("readiness", Step.MARK_READY, Right.REVIEW, Asks.NOTHING),
    DRAFT("draft", Step.SEND_BACK, Right.REVIEW, Asks.NOTHING),
    SCHEDULE("schedule", Step.SCHEDULE, Right.PUBLISH, Asks.TIME),
    EMBARGO("embargo", Step.EMBARGO, Right.PUBLISH, Asks.TIME),
    ADDRESS("address", Step.MOVE, Right.PUBLISH, Asks.ADDRESS),
    DISCARD("discard", Step.DISCARD, Right.WRITE, Asks.NOTHING),
    HOLD("hold", Step.HOLD, Right.HOLD, Asks.REASON),
    RELEASE("release", Step.RELEASE, Right.HOLD, Asks.NOTHING),
    UNPUBLISH("withdrawal", Step.UNPUBLISH, Right.UNPUBLISH, Asks.NOTHING),
    KILL("kill", Step.KILL, Right.KILL, Asks.REASON),
    TAKE_DOWN("takedown", Step.TAKE_DOWN, Right.TAKE_DOWN, Asks.REASON);

    /// What has to be said with a move.
    enum Asks {
        NOTHING,
        REASON,
        TIME,
        ADDRESS
    }

    final String noun;
    final Step step;
    final Right right;
    final Asks asks;

    Moves(String noun, Step step, Right right, Asks asks) {
        this.noun = noun;
        this.step = step;
        this.right = right;
        this.asks = asks;
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
            if (!story.allows(move.step) || !may.test(move.right)) continue;
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
