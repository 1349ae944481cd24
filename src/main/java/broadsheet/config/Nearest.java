package broadsheet.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name someone may have meant.
final class Nearest {
    private Nearest() {}

    /// The name with the fewest changed letters, where that is not more than a third of them.
    static Optional<String> to(String wrong, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(wrong, name) <= Math.max(2, name.length() / 3))
                .min(
                        Comparator.comparingInt((String name) -> distance(wrong, name))
                                .thenComparing(name -> name));
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) before[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
