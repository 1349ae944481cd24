package broadsheet.bench;

import broadsheet.invented.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A day of a large newsroom: 2,000 stories, 10,000 updates, some corrections, holds and kills, and
/// in the late afternoon a breaking story that is updated every three minutes. Hours are busy as
/// readers and editors are awake.
record Agenda(List<Entry> entries, double hours) {
    /// When the breaking story begins and ends, in hours of a whole day.
    static final double BREAKS = 15;

    static final double CALMS = 20;

    private static final int[] BUSY = {
        25, 18, 14, 12, 16, 30, 55, 85, 110, 120, 118, 116, 122, 124, 118, 116, 120, 130, 136, 134,
        122, 100, 70, 42
    };

    enum Deed {
        PUBLISH,
        UPDATE,
        MINOR,
        CORRECT,
        HOLD,
        RELEASE,
        KILL,
        BREAK,
        FOLLOW
    }

    /// @param hour from the day's beginning
    record Entry(double hour, Deed deed) {}

    static Agenda of(double hours, Dice dice) {
        double part = hours / 24;
        List<Entry> entries = new ArrayList<>();
        add(entries, 2_000 * part, Deed.PUBLISH, hours, dice);
        add(entries, 7_500 * part, Deed.UPDATE, hours, dice);
        add(entries, 2_500 * part, Deed.MINOR, hours, dice);
        add(entries, 60 * part, Deed.CORRECT, hours, dice);
        add(entries, 40 * part, Deed.HOLD, hours, dice);
        add(entries, 35 * part, Deed.RELEASE, hours, dice);
        add(entries, 30 * part, Deed.KILL, hours, dice);
        entries.add(new Entry(BREAKS * part, Deed.BREAK));
        for (double hour = BREAKS * part + 0.05; hour < CALMS * part; hour += 0.05)
            entries.add(new Entry(hour, Deed.FOLLOW));
        entries.sort(Comparator.comparingDouble(Entry::hour));
        return new Agenda(List.copyOf(entries), hours);
    }

    private static void add(List<Entry> entries, double count, Deed deed, double hours, Dice dice) {
        for (int i = 0; i < Math.max(1, count); i++) {
            double at;
            do at = dice.below(1_000_000) / 1e6;
            while (dice.below(136) >= busy(at));
            entries.add(new Entry(at * hours, deed));
        }
    }

    /// How busy it is at a part of the day from 0 to 1, as a share of a hundred on average.
    static int busy(double part) {
        return BUSY[Math.min(23, (int) (part * 24))];
    }

    boolean isBreaking(double hour) {
        return hour >= BREAKS * hours / 24 && hour < CALMS * hours / 24;
    }
}
