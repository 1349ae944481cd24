package broadsheet.search;

import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.util.BytesRef;

/// Where a story is counted: its year, its state, its sections and whom it is by, in a few bytes
/// that lie beside it in the index. For one question thousands are read, and one place to look at
/// costs a fraction of four.
final class Pigeonholes {
    private byte[] bytes = new byte[32];
    private int at;
    private int end;

    /// @param state a place in [broadsheet.story.State#WORDS]; below 0 for none
    static BytesRef of(int year, int state, Collection<Long> sections, Collection<Long> authors) {
        Pigeonholes holes = new Pigeonholes();
        holes.put(Math.max(0, year));
        holes.put(state + 1L);
        holes.put(sections.size());
        sections.forEach(holes::put);
        authors.forEach(holes::put);
        return new BytesRef(holes.bytes, 0, holes.end);
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    private void put(long number) {
        if (end + 10 > bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
        long rest = number;
        for (; rest > 0x7f; rest >>>= 7) bytes[end++] = (byte) (rest | 0x80);
        bytes[end++] = (byte) rest;
    }

    /// Counts a story in each of them.
    void count(BytesRef holes, Census census) {
        bytes = holes.bytes;
        at = holes.offset;
        end = at + holes.length;
        census.years.add(next());
        long state = next();
        if (state > 0) census.states.add(state - 1);
        for (long sections = next(); sections > 0; sections--) census.sections.add(next());
        while (at < end) census.authors.add(next());
    }

    private long next() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[at++];
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) return number;
        }
    }
}
