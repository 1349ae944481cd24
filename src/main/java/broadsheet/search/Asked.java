package broadsheet.search;

import java.time.LocalDate;
import java.util.List;

/// A question's text, understood. Every text is one.
///
/// @param text the text that was read
/// @param parts in the order of the text
/// @param notes what was left out, and why
record Asked(String text, List<Part> parts, List<Note> notes) {
    Asked {
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /// One thing that is asked for, or where `not`, asked to be absent. It stands at `[from, to)`
    /// of the text.
    record Part(Wish wish, boolean not, int from, int to) {}

    /// What may be asked for.
    sealed interface Wish {
        /// What stands between spaces. It may come to several words, such as "wi-fi".
        record Word(String text) implements Wish {}

        /// Words in this order, side by side.
        record Phrase(String text) implements Wish {}

        /// Stories filed so, by this name or slug. Of several of one kind a story needs one.
        record Filed(Filing filing, String value) implements Wish {}

        /// Stories first published on this day of the paper's zone or later.
        record After(LocalDate day) implements Wish {}

        /// Stories first published before this day began.
        record Before(LocalDate day) implements Wish {}
    }

    enum Filing {
        SECTION,
        TAG,
        AUTHOR,
        /// The desk's own: a word of a state, or [Asked#WORKING] or [Asked#DUE].
        STATE
    }

    /// Asks for public stories with words that readers have not seen.
    static final String WORKING = "working";

    /// Asks for what is scheduled or under embargo.
    static final String DUE = "due";

    /// The text without one of its parts.
    String without(Part part) {
        return tidy(text.substring(0, part.from()) + " " + text.substring(part.to()));
    }

    /// The text with something more.
    String with(String more) {
        return tidy(text + " " + more);
    }

    static String tidy(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
