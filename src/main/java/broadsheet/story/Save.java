package broadsheet.story;

import java.time.Instant;
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

    int number() {
        return was == null ? 1 : was.number() + 1;
    }

    boolean isPublic() {
        return state instanceof State.Published;
    }

    boolean wasPublic() {
        return was != null && was.state() instanceof State.Published;
    }

    /// The lists it stood in before.
    Set<Listing> listedBefore(SectionTree sections) {
        return was != null && wasPublic() ? Lists.of(was.kind(), was.copy(), sections) : Set.of();
    }

    /// The lists it will stand in.
    Set<Listing> listedAfter(SectionTree sections) {
        return isPublic() ? Lists.of(kind, copy, sections) : Set.of();
    }
}
