package broadsheet.events;

import broadsheet.text.Json;
import java.util.Set;

final class Events {
    private Events() {}

    static Event of(String kind) {
        return new Event(kind, "story:1", Set.of("story:1", kind), Json.object().build());
    }
}
