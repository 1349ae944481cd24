package broadsheet.invented;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// When a paper's stories appear: three years of days and hours with a newsroom's rhythm, fewer at
/// the weekend and hardly any at night.
final class Diary {
    static final LocalDate FIRST = LocalDate.of(2023, 11, 1);
    private static final int DAYS = 1_096;
    private static final int[] HOURS = {
        3, 2, 1, 1, 2, 8, 18, 26, 32, 40, 44, 46, 44, 40, 44, 48, 50, 48, 42, 32, 22, 14, 8, 5
    };

    private final long[] before = new long[DAYS + 1];
    private final int[] hoursBefore = new int[25];
    private final int stories;

    Diary(int stories) {
        this.stories = stories;
        for (int day = 0; day < DAYS; day++)
            before[day + 1] = before[day] + weight(FIRST.plusDays(day).getDayOfWeek());
        for (int hour = 0; hour < 24; hour++)
            hoursBefore[hour + 1] = hoursBefore[hour] + HOURS[hour];
    }

    private static int weight(DayOfWeek day) {
        return switch (day) {
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> 100;
            case SATURDAY -> 52;
            case SUNDAY -> 61;
        };
    }

    /// The time of the story of this number, from 1; later for a higher one.
    LocalDateTime time(int number) {
        // Parts of a day's weight, so small that whole numbers will do.
        long unit = 86_400L * hoursBefore[24];
        long place = (long) ((number - 0.5) / stories * before[DAYS] * unit);
        int day = 0;
        int high = DAYS;
        while (high - day > 1) {
            int middle = (day + high) >>> 1;
            if (before[middle] * unit <= place) day = middle;
            else high = middle;
        }
        double part =
                (double) (place - before[day] * unit) / ((before[day + 1] - before[day]) * unit);
        double weight = part * hoursBefore[24];
        int hour = 0;
        while (hour < 23 && hoursBefore[hour + 1] <= weight) hour++;
        int second = (int) ((weight - hoursBefore[hour]) / HOURS[hour] * 3_600);
        return FIRST.plusDays(day).atTime(hour, 0).plusSeconds(Math.min(second, 3_599));
    }
}
