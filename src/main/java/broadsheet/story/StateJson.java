package broadsheet.story;

import broadsheet.text.Json;
import java.time.Instant;
import java.time.ZoneId;

/// A [State] as JSON and back.
final class StateJson {
    private StateJson() {}

    static Json.Obj write(State state) {
        Json.Builder json = Json.object().put("state", state.word());
        switch (state) {
            case State.Draft _, State.InReview _, State.Ready _, State.Published _ -> {}
            case State.Scheduled(var at, var zone) ->
                    json.put("at", at.toString()).put("zone", zone.getId());
            case State.Embargoed(var until, var zone) ->
                    json.put("at", until.toString()).put("zone", zone.getId());
            case State.Held(var since, var reason) ->
                    json.put("at", since.toString()).put("notice", reason);
            case State.Killed(var at, var notice) ->
                    json.put("at", at.toString()).put("notice", notice);
            case State.TakenDown(var at, var notice) ->
                    json.put("at", at.toString()).put("notice", notice);
            case State.Unpublished(var at) -> json.put("at", at.toString());
        }
        return CleanJson.of(json.build());
    }

    static State read(Json.Obj it) {
        return switch (it.text("state")) {
            case "draft" -> new State.Draft();
            case "in-review" -> new State.InReview();
            case "ready" -> new State.Ready();
            case "published" -> new State.Published();
            case "scheduled" -> new State.Scheduled(at(it), ZoneId.of(it.text("zone")));
            case "embargoed" -> new State.Embargoed(at(it), ZoneId.of(it.text("zone")));
            case "held" -> new State.Held(at(it), it.text("notice"));
            case "killed" -> new State.Killed(at(it), it.text("notice"));
            case "taken-down" -> new State.TakenDown(at(it), it.text("notice"));
            case "unpublished" -> new State.Unpublished(at(it));
            case String word -> throw new IllegalArgumentException("not a state: " + word);
        };
    }

    private static Instant at(Json.Obj it) {
        return Instant.parse(it.text("at"));
    }
}
