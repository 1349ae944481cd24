package broadsheet.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who a story is by, in order. `line` is free text for what is no person of ours ("Agencies").
public record Byline(List<Credit> credits, @Nullable String line) {
    public static final Byline NONE = new Byline(List.of(), null);

    public Byline {
        credits = List.copyOf(credits);
    }

    public static Byline of(ContributorId... contributors) {
        return new Byline(
                java.util.Arrays.stream(contributors).map(id -> new Credit(id, null)).toList(),
                null);
    }

    /// One contributor's part; a null role means they wrote it.
    public record Credit(ContributorId contributor, @Nullable String role) {}
}
