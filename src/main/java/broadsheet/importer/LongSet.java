package broadsheet.importer;

/// A growing set of numbers in little memory, for telling whether something came before.
final class LongSet {
    private long[] slots = new long[1 << 12];
    private int size;
    private boolean zero;

    /// True where `value` was not in the set yet.
    boolean add(long value) {
        if (value == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        if (size * 2 > slots.length) grow();
        int at = place(slots, value);
        if (slots[at] == value) return false;
        slots[at] = value;
        size++;
        return true;
    }

    private void grow() {
        long[] more = new long[slots.length * 2];
        for (long value : slots) if (value != 0) more[place(more, value)] = value;
        slots = more;
    }

    private static int place(long[] slots, long value) {
        int at = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != value) at = (at + 1) & (slots.length - 1);
        return at;
    }
}
