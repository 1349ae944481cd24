package broadsheet.desk;

import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.story.Remit;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.Slips;
import broadsheet.story.StoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Tells on every page of the desk what is wrong, to those whom it concerns: late stories to
/// whoever sees them, the paper's machinery to whoever changes its settings. While nothing is wrong
/// it asks the database for nothing.
final class Alarms {
    /// An index that is opened at the start, or built for a small paper, is no alarm.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST = 200;

    private final Troubles troubles;
    private final Slips slips;
    private final Supplier<SectionTree> sections;
    private final Messages words;
    private final InstantSource clock;

    Alarms(
            Troubles troubles,
            Slips slips,
            Supplier<SectionTree> sections,
            Messages words,
            InstantSource clock) {
        this.troubles = troubles;
        this.slips = slips;
        this.sections = sections;
        this.words = words;
        this.clock = clock;
    }

    /// What is wrong and concerns somebody, the most pressing first.
    List<Alarm> of(SignedIn who) {
        List<Alarm> alarms = new ArrayList<>();
        late(who, alarms);
        boolean publishes = who.person().maySomewhere(Right.PUBLISH);
        boolean settles = who.person().maySomewhere(Right.SETTINGS);
        if ((publishes || settles) && troubles.stuck().getAsBoolean())
            alarms.add(told("stuck", words.get("desk.alarm.stuck")));
        long untold = troubles.untold().getAsLong();
        if (settles && untold > 0)
            alarms.add(told("untold", words.get("desk.alarm.untold", untold)));
        if (settles && troubles.unsearchable().get().compareTo(PATIENCE) > 0)
            alarms.add(told("search", words.get("desk.alarm.search")));
        return alarms;
    }

    private void late(SignedIn who, List<Alarm> alarms) {
        Set<StoryId> late = troubles.late().get();
        if (late.isEmpty() || !who.person().maySomewhere(Right.WRITE)) return;
        Slips.Within seen = new Remit(who.mandate(), sections.get()).within(Right.WRITE);
        List<Slip> theirs =
                slips.due(seen, Instant.EPOCH, clock.instant(), MOST).stream()
                        .filter(slip -> late.contains(slip.id()))
                        .toList();
        if (theirs.isEmpty()) return;
        alarms.add(
                new Alarm(
                        "late",
                        words.get("desk.alarm.late", theirs.size()),
                        theirs.size() == 1
                                ? StoryRoutes.PATH + "/" + theirs.getFirst().id().value()
                                : Next.HOME));
    }

    private static Alarm told(String name, String text) {
        return new Alarm(name, text, AlarmRoutes.PATH + "#" + name);
    }
}
