package broadsheet.desk;

import broadsheet.page.Messages;
import broadsheet.story.ChangedParagraphs;
import org.jspecify.annotations.Nullable;

/// An update note made from the difference, for an editor to take or to write better.
final class ProposedNote {
    /// From this share on a story was rewritten, not added to.
    private static final double REWRITTEN = 0.6;

    private ProposedNote() {}

    /// Says what is new; null where no paragraph is.
    static @Nullable String of(ChangedParagraphs paragraphs, Messages words) {
        var changed = paragraphs.changed();
        if (changed.isEmpty()) return null;
        if (changed.size() >= paragraphs.all() * REWRITTEN) return words.get("desk.note.rewrites");
        int first = changed.iterator().next();
        if (changed.size() == 1) return words.get("desk.note.one", first);
        boolean toTheEnd = changed.size() == paragraphs.all() - first + 1;
        if (toTheEnd) return words.get("desk.note.from", first);
        return words.get(
                "desk.note.several",
                String.join(", ", changed.stream().map(String::valueOf).toList()));
    }
}
