package broadsheet.story;

import broadsheet.db.Row;
import broadsheet.identity.Actor;
import broadsheet.ledger.CanonicalJson;
import broadsheet.ledger.Hash;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

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

    /// What the hash covers, in canonical form; `copy` is the stored JSON, which is canonical too.
    static String content(
            StoryId story,
            int number,
            Instant at,
            Actor actor,
            Change change,
            State state,
            String copy) {
        return CanonicalJson.object(
                Map.of(
                        "story", CanonicalJson.write(Json.of(story.value())),
                        "number", CanonicalJson.write(Json.of(number)),
                        "at", CanonicalJson.write(Json.of(at.toString())),
                        "actor", CanonicalJson.write(Json.of(actor.name())),
                        "change",
                                CanonicalJson.write(
                                        Json.of(change.name().toLowerCase(Locale.ROOT))),
                        "state", CanonicalJson.write(StateJson.write(state)),
                        "copy", copy));
    }

    /// Whether the hash is that of this content after `previous`.
    public boolean intact() {
        String written = CanonicalJson.write(CopyJson.write(copy));
        return hash.equals(
                previous.then(content(story, number, at, actor, change, state, written)));
    }

    /// From a row of `revision`.
    static Revision read(Row row) {
        return new Revision(
                new StoryId(row.number("story_id")),
                row.integer("number"),
                row.instant("at"),
                new Actor(row.text("actor")),
                Change.valueOf(row.text("change").toUpperCase(Locale.ROOT)),
                StateJson.read(Json.read(row.text("state")).obj()),
                CopyJson.read(Json.read(row.text("copy")).obj()),
                Hash.of(row.bytes("previous")),
                Hash.of(row.bytes("hash")));
    }
}
