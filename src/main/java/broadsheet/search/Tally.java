package broadsheet.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts how often numbers come. An open table, since this is done for tens of thousands of
/// stories while a reader waits. Numbers are not negative.
final class Tally {
    private long[] numbers = empty(64);
    private int[] counts = new int[64];
    private int size;

    /// A number and how often it came.
    record Line(long number, int count) {}

    private static long[] empty(int size) {
        long[] numbers = new long[size];
        Arrays.fill(numbers, -1);
        return numbers;
    }

    void add(long number) {
        add(number, 1);
    }

    /// Counts a number so often more.
    void add(long number, int count) {
        int at = place(number);
        if (numbers[at] < 0) {
            numbers[at] = number;
            if (++size * 2 > numbers.length) {
                counts[at] = count;
                grow();
                return;
            }
        }
        counts[at] += count;
    }

    private int place(long number) {
        int mask = numbers.length - 1;
        int at = (int) (number * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (numbers[at] >= 0 && numbers[at] != number) at = (at + 1) & mask;
        return at;
    }

    private void grow() {
        long[] old = numbers;
        int[] counted = counts;
        numbers = empty(old.length * 2);
        counts = new int[old.length * 2];
        size = 0;
        for (int i = 0; i < old.length; i++) if (old[i] >= 0) add(old[i], counted[i]);
    }

    /// In no order.
    List<Line> lines() {
        List<Line> lines = new ArrayList<>(size);
        for (int i = 0; i < numbers.length; i++)
            if (numbers[i] >= 0) lines.add(new Line(numbers[i], counts[i]));
        return lines;
    }
}
