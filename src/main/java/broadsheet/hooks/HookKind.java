package broadsheet.hooks;

import broadsheet.events.Event;
import broadsheet.text.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a receiver can be told of. The words are part of the interface to the outside.
public enum HookKind {
    /// Public for the first time, or again after it was held or taken off.
    PUBLISHED("story.published"),
    /// A public story says something new.
    UPDATED("story.updated"),
    CORRECTED("story.corrected"),
    /// A slip was put right that misled nobody.
    EDITED("story.edited"),
    /// Stands at another address.
    MOVED("story.moved"),
    /// Not public any more; perhaps it comes back.
    WITHDRAWN("story.withdrawn"),
    KILLED("story.killed"),
    TAKEN_DOWN("story.taken_down"),
    /// Asked for by hand, to see whether messages arrive.
    TEST("hook.test");

    private final String word;

    HookKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// Whether it says that a story is public.
    boolean isOfPublic() {
        return switch (this) {
            case PUBLISHED, UPDATED, CORRECTED, EDITED, MOVED -> true;
            case WITHDRAWN, KILLED, TAKEN_DOWN, TEST -> false;
        };
    }

    static List<String> words() {
        return Arrays.stream(values()).map(HookKind::word).toList();
    }

    public static Optional<HookKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// What an event is to those outside; empty where it is none of their business. What an archive
    /// brings in is old, and nobody is told of it; but they are told of what it takes away.
    static Optional<HookKind> of(Event event) {
        if (!event.kind().startsWith("story-") || !(event.data() instanceof Json.Obj data))
            return Optional.empty();
        boolean wasPublic = "published".equals(data.textOrNull("was"));
        Json archive = data.members().get("archive");
        boolean isArchive = archive instanceof Json.Bool(boolean value) && value;
        return switch (String.valueOf(data.textOrNull("state"))) {
            case "published" ->
                    isArchive
                            ? Optional.empty()
                            : Optional.of(wasPublic ? changed(data) : PUBLISHED);
            case "killed" -> Optional.of(KILLED);
            case "taken-down" -> Optional.of(TAKEN_DOWN);
            case String _ -> wasPublic ? Optional.of(WITHDRAWN) : Optional.empty();
        };
    }

    private static HookKind changed(Json.Obj data) {
        return switch (String.valueOf(data.textOrNull("change"))) {
            case "correction" -> CORRECTED;
            case "minor" -> EDITED;
            case "state" -> MOVED;
            case String _ -> UPDATED;
        };
    }
}
