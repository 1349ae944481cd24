package broadsheet.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What leads on from a public story.
///
/// @param older the one before it in time in its list; null where there is none
/// @param newer the one after it
/// @param related stories like it, the best first
public record Beside(@Nullable Card older, @Nullable Card newer, List<Card> related) {
    public static final Beside NOTHING = new Beside(null, null, List.of());

    public Beside {
        related = List.copyOf(related);
    }
}
