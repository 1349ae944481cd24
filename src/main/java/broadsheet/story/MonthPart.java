package broadsheet.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A part of a month's articles: whole days, as many as fit, or a piece of a day that alone is too
/// large. Where parts begin depends on nothing later, so what is published today changes the last
/// one alone.
///
/// @param number counts from 1 in its month
/// @param last its last day, that day included
/// @param skipped how many articles of its first day stand in parts before it
/// @param most how many of those that follow it has at most
/// @param updated when the last article of its days was updated
public record MonthPart(
        int number, LocalDate first, LocalDate last, int skipped, int most, Instant updated) {

    /// The parts of a month, each of at most `size` articles.
    ///
    /// @param days in their order
    public static List<MonthPart> of(List<Months.Day> days, int size) {
        List<MonthPart> parts = new ArrayList<>();
        int room = 0;
        for (Months.Day day : days) {
            if (day.count() <= room) {
                parts.add(parts.removeLast().with(day));
                room -= day.count();
                continue;
            }
            for (int skipped = 0; skipped < day.count(); skipped += size)
                parts.add(
                        new MonthPart(
                                parts.size() + 1,
                                day.date(),
                                day.date(),
                                skipped,
                                size,
                                day.updated()));
            room = Math.max(0, size - day.count());
        }
        return parts;
    }

    private MonthPart with(Months.Day day) {
        Instant later = day.updated().isAfter(updated) ? day.updated() : updated;
        return new MonthPart(number, first, day.date(), skipped, most, later);
    }
}
