package broadsheet.importer.ghost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Which numbers belong to which post, in about forty bytes each, for exports of millions of them.
final class Joins {
    private long[] posts = new long[1 << 10];
    private int[] heads = new int[1 << 10];
    private int taken;
    private long[] numbers = new long[1 << 10];
    private int[] orders = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private int size;

    void add(String post, long number, int order) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        if (taken * 2 > posts.length) grow();
        long hash = hash(post);
        int at = place(posts, hash);
        if (posts[at] == 0) {
            posts[at] = hash;
            taken++;
        }
        numbers[size] = number;
        orders[size] = order;
        next[size] = heads[at];
        heads[at] = ++size;
    }

    /// The numbers of a post by their order, each once.
    List<Long> of(String post) {
        return at(place(posts, hash(post)));
    }

    /// The same for every post.
    void each(Consumer<List<Long>> all) {
        for (int at = 0; at < posts.length; at++) if (posts[at] != 0) all.accept(at(at));
    }

    private List<Long> at(int slot) {
        List<Integer> entries = new ArrayList<>();
        for (int entry = heads[slot]; entry > 0; entry = next[entry - 1]) entries.add(entry - 1);
        entries.sort(
                Comparator.<Integer>comparingInt(entry -> orders[entry])
                        .thenComparingInt(entry -> entry));
        return entries.stream().map(entry -> numbers[entry]).distinct().toList();
    }

    private void grow() {
        long[] more = new long[posts.length * 2];
        int[] moreHeads = new int[posts.length * 2];
        for (int i = 0; i < posts.length; i++) {
            if (posts[i] == 0) continue;
            int at = place(more, posts[i]);
            more[at] = posts[i];
            moreHeads[at] = heads[i];
        }
        posts = more;
        heads = moreHeads;
    }

    private static int place(long[] posts, long hash) {
        int at = (int) (hash >>> 17) & (posts.length - 1);
        while (posts[at] != 0 && posts[at] != hash) at = (at + 1) & (posts.length - 1);
        return at;
    }

    /// Never zero.
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }
}
