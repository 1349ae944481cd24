package broadsheet.story;

import broadsheet.identity.Actor;
import broadsheet.ledger.CanonicalJson;
import broadsheet.ledger.Hash;
import broadsheet.text.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A story from its first revision to its newest, as it leaves the paper and comes back: with the
/// numbers and hashes that it has, and the copies' JSON as stored.
///
/// @param publicNumber the revision that readers see; null where they see none
/// @param revisions all of them, oldest first
public record StoryHistory(
        StoryId id,
        StoryKind kind,
        @Nullable Integer publicNumber,
        String path,
        @Nullable Instant firstPublished,
        @Nullable Instant updated,
        List<Saved> revisions) {
    public StoryHistory {
        revisions = List.copyOf(revisions);
        if (revisions.isEmpty()) throw new IllegalArgumentException(id + " has no revision");
        if (!Paths.wellFormed(path)) throw new IllegalArgumentException(path + " is no address");
    }

    /// A revision with its copy as canonical JSON.
    public record Saved(
            int number,
            Instant at,
            Actor actor,
            Change change,
            State state,
            String copy,
            Hash previous,
            Hash hash) {
        boolean intact(StoryId story) {
            return hash.equals(
                    previous.then(Revision.content(story, number, at, actor, change, state, copy)));
        }
    }

    Saved newest() {
        return revisions.getLast();
    }

    /// When it last changed, working copies of what is public left out.
    Instant modified() {
        return revisions.reversed().stream()
                .filter(it ->
                        it.change() != Change.DRAFT || !(it.state() instanceof State.Published))
                .findFirst()
                .orElse(newest())
                .at();
    }

    /// What is wrong with the chain; null where each revision follows from the one before it, and
    /// says what its hash covers.
    public @Nullable String fault() {
        Hash before = Hash.START;
        for (int i = 0; i < revisions.size(); i++) {
            Saved revision = revisions.get(i);
            if (revision.number() != i + 1)
                return "revision " + (i + 1) + " is missing: the next is " + revision.number();
            if (!revision.previous().equals(before))
                return "revision " + revision.number() + " does not follow the one before it";
            if (!revision.intact(id))
                return "revision " + revision.number() + " is not what its hash says";
            before = revision.hash();
        }
        if (publicNumber != null && (publicNumber < 1 || publicNumber > revisions.size()))
            return "the public revision " + publicNumber + " is not there";
        return publicNumber == null || fair(revisions.get(publicNumber - 1))
                ? null
                : "the public revision " + publicNumber + " holds notes or suggestions";
    }

    private static boolean fair(Saved revision) {
        return Margin.of(CopyJson.read(Json.read(revision.copy()).obj())).isEmpty();
    }

    public Json.Obj json() {
        Json.Builder json =
                Json.object()
                        .put("id", id.value())
                        .put("kind", kind.name().toLowerCase(Locale.ROOT))
                        .put("path", path);
        if (publicNumber != null) json.put("public", publicNumber);
        return json.put("firstPublished", text(firstPublished))
                .put("updated", text(updated))
                .put("revisions", revisions, StoryHistory::json)
                .build();
    }

    private static Json json(Saved it) {
        return Json.object()
                .put("number", it.number())
                .put("at", it.at().toString())
                .put("actor", it.actor().name())
                .put("change", it.change().name().toLowerCase(Locale.ROOT))
                .put("state", StateJson.write(it.state()))
                .put("copy", Json.read(it.copy()))
                .put("previous", it.previous().toString())
                .put("hash", it.hash().toString())
                .build();
    }

    /// @throws IllegalArgumentException where it is no story's history
    public static StoryHistory read(Json.Obj json) {
        try {
            Long shown = json.numberOrNull("public");
            List<Saved> revisions = new ArrayList<>();
            for (Json revision : json.items("revisions")) revisions.add(saved(revision.obj()));
            return new StoryHistory(
                    new StoryId(json.number("id")),
                    StoryKind.valueOf(json.text("kind").toUpperCase(Locale.ROOT)),
                    shown == null ? null : Math.toIntExact(shown),
                    json.text("path"),
                    instant(json.textOrNull("firstPublished")),
                    instant(json.textOrNull("updated")),
                    revisions);
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Saved saved(Json.Obj it) {
        return new Saved(
                Math.toIntExact(it.number("number")),
                Instant.parse(it.text("at")),
                new Actor(it.text("actor")),
                Change.valueOf(it.text("change").toUpperCase(Locale.ROOT)),
                StateJson.read(it.get("state").obj()),
                CanonicalJson.write(it.get("copy").obj()),
                hash(it.text("previous")),
                hash(it.text("hash")));
    }

    private static Hash hash(String hex) {
        return Hash.of(HexFormat.of().parseHex(hex));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
