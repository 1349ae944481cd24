package broadsheet.story;

import broadsheet.identity.Actor;
import broadsheet.ledger.Hash;
import broadsheet.text.Json;
import java.time.Instant;

/// A saved state of a story. Never changed; a later save adds another. Numbers count from 1 without
/// gaps.
public record Revision(
        StoryId story,
        int number,
        Instant at,
        Actor actor,
        Change change,
        State state,
        Copy copy,
        Hash previous,
        Hash hash) {

    /// What the hash covers, in the order of the record; `copy` is the stored JSON.
    static Json.Obj content(
            StoryId story,
            int number,
            Instant at,
            Actor actor,
            Change change,
            State state,
            Json copy) {
        return Json.object()
                .put("story", story.value())
                .put("number", number)
                .put("at", at.toString())
                .put("actor", actor.name())
                .put("change", change.name().toLowerCase(java.util.Locale.ROOT))
                .put("state", StateJson.write(state))
                .put("copy", copy)
                .build();
    }

    /// Whether the hash is that of this content after `previous`.
    public boolean intact() {
        return hash.equals(
                previous.then(
                        content(story, number, at, actor, change, state, CopyJson.write(copy))));
    }
}
