package broadsheet.story;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One revision about to be written: the story as it was (null for a new one) and as it will be.
record Save(
        @Nullable Head was,
        StoryId id,
        StoryKind kind,
        String path,
        List<String> oldPaths,
        Change change,
        State state,
        Copy copy,
        @Nullable Instant firstPublished,
        @Nullable Instant updated) {

    Save {
        // Whatever way led here: words that readers are to see are a fair copy, or nothing is
        // saved.
        boolean working =
                was != null && was.state() instanceof State.Published && change == Change.DRAFT;
        if (state instanceof State.Published && !working) copy = new FairCopy(copy).copy();
    }

    /// The next revision of a story whose address and times stay.
    static Save of(Head was, Change change, State state, Copy copy) {
        return new Save(
                was,
                was.id(),
                was.kind(),
                was.path(),
                List.of(),
                change,
                state,
                copy,
                was.firstPublished(),
                was.updated());
    }

    /// The same at another address.
    Save at(String path) {
        return new Save(
                was, id, kind, path, oldPaths, change, state, copy, firstPublished, updated);
    }

    /// The same with other times.
    Save dated(Instant firstPublished, @Nullable Instant updated) {
        return new Save(
                was, id, kind, path, oldPaths, change, state, copy, firstPublished, updated);
    }

    int number() {
        return was == null ? 1 : was.number() + 1;
    }

    boolean isPublic() {
        return state instanceof State.Published;
    }

    boolean wasPublic() {
        return was != null && was.state() instanceof State.Published;
    }

    /// Whether readers go on seeing the revision that they saw before.
    boolean isWorkingCopy() {
        return isPublic() && wasPublic() && change == Change.DRAFT;
    }

    /// The revision that readers see after this; null where they see none.
    @Nullable Integer publicNumber() {
        if (!isPublic()) return null;
        return was != null && isWorkingCopy() ? was.publicNumber() : (Integer) number();
    }

    /// The words that lists show of it.
    Copy listed() {
        return was != null && isWorkingCopy() ? was.standing() : copy;
    }

    /// The tags of its words, old and new.
    Set<TagId> tags() {
        Set<TagId> tags = new HashSet<>(copy.filing().tags());
        tags.addAll(listed().filing().tags());
        if (was != null) tags.addAll(was.standing().filing().tags());
        return tags;
    }

    /// The lists it stood in before.
    Set<Listing> listedBefore(Shelves shelves) {
        return was != null && wasPublic()
                ? Lists.of(was.kind(), was.standing(), shelves)
                : Set.of();
    }

    /// The lists it will stand in.
    Set<Listing> listedAfter(Shelves shelves) {
        return isPublic() ? Lists.of(kind, listed(), shelves) : Set.of();
    }
}
