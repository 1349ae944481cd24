package broadsheet.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Two lists that were made from one, put together as diff3 does: where only one of them differs
/// from the first, its items are taken; where both do, and not alike, somebody must decide.
public final class ThreeWay {
    private ThreeWay() {}

    /// A stretch of what comes of it.
    public sealed interface Part<T> {
        /// Nothing to decide.
        record Settled<T>(List<T> items) implements Part<T> {
            public Settled {
                items = List.copyOf(items);
            }
        }

        /// What it was, and what each made of it.
        record Contested<T>(List<T> base, List<T> mine, List<T> theirs) implements Part<T> {
            public Contested {
                base = List.copyOf(base);
                mine = List.copyOf(mine);
                theirs = List.copyOf(theirs);
            }
        }
    }

    public static <T> List<Part<T>> of(List<T> base, List<T> mine, List<T> theirs) {
        int[] inMine = places(base, mine);
        int[] inTheirs = places(base, theirs);
        List<Part<T>> parts = new ArrayList<>();
        int b = 0;
        int m = 0;
        int t = 0;
        while (b <= base.size()) {
            int next = b;
            while (next < base.size() && (inMine[next] < 0 || inTheirs[next] < 0)) next++;
            boolean end = next == base.size();
            int toMine = end ? mine.size() : inMine[next];
            int toTheirs = end ? theirs.size() : inTheirs[next];
            between(
                    parts,
                    base.subList(b, next),
                    mine.subList(m, toMine),
                    theirs.subList(t, toTheirs));
            if (!end) settled(parts, base.subList(next, next + 1));
            b = next + 1;
            m = toMine + 1;
            t = toTheirs + 1;
        }
        return List.copyOf(parts);
    }

    /// Where each item of `base` stands in `other`; -1 where it does not.
    private static <T> int[] places(List<T> base, List<T> other) {
        int[] places = new int[base.size()];
        Arrays.fill(places, -1);
        int b = 0;
        int o = 0;
        for (Differences.Run<T> run : Differences.of(base, other)) {
            int length = run.items().size();
            switch (run.kind()) {
                case SAME -> {
                    for (int i = 0; i < length; i++) places[b++] = o++;
                }
                case REMOVED -> b += length;
                case ADDED -> o += length;
            }
        }
        return places;
    }

    private static <T> void between(
            List<Part<T>> parts, List<T> base, List<T> mine, List<T> theirs) {
        if (theirs.equals(base) || mine.equals(theirs)) settled(parts, mine);
        else if (mine.equals(base)) settled(parts, theirs);
        else parts.add(new Part.Contested<>(base, mine, theirs));
    }

    private static <T> void settled(List<Part<T>> parts, List<T> items) {
        if (items.isEmpty()) return;
        if (!parts.isEmpty() && parts.getLast() instanceof Part.Settled<T>(var before)) {
            List<T> joined = new ArrayList<>(before);
            joined.addAll(items);
            parts.set(parts.size() - 1, new Part.Settled<>(joined));
        } else parts.add(new Part.Settled<>(items));
    }
}
