package broadsheet.press;

/// What a press has done since it was made, and what it holds now.
///
/// @param hits readers served from a kept page
/// @param misses readers who were not
/// @param renders pages rendered, those that failed or were dropped meanwhile included
/// @param stale renders not kept because a source was dropped meanwhile
/// @param drops pages dropped because a source changed
/// @param evictions pages let go to keep to the budget
/// @param refused readers turned away with [PressBusy]
/// @param entries pages kept now
/// @param sources distinct sources of the pages kept now
/// @param bytes what these weigh
/// @param rendering renders under way now
/// @param waiting readers waiting to render now
public record PressStats(
        long hits,
        long misses,
        long renders,
        long stale,
        long drops,
        long evictions,
        long refused,
        int entries,
        int sources,
        long bytes,
        int rendering,
        int waiting) {}
