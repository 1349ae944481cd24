package broadsheet.press;

import java.util.List;

/// A page that the press keeps. Readers touch it without a lock; all else is guarded by the press's
/// lock.
final class Page<P> {
    private static final int MOST_USES = 3;

    final String key;
    final P value;
    final long weight;
    final long until;
    List<SourceIndex.Bucket<P>> madeFrom = List.of();
    boolean proven;

    /// Written by racing readers and without ordering: a lost count costs nothing but a slightly
    /// worse guess.
    private int uses;

    Page(String key, P value, long weight, long until) {
        this.key = key;
        this.value = value;
        this.weight = weight;
        this.until = until;
    }

    void touch() {
        int seen = uses;
        if (seen < MOST_USES) uses = seen + 1;
    }

    /// Takes one use away; false where there was none.
    boolean spendUse() {
        int seen = uses;
        if (seen == 0) return false;
        uses = seen - 1;
        return true;
    }
}
