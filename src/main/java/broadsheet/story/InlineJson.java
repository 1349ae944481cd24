package broadsheet.story;

import broadsheet.text.Json;
import java.util.List;
import java.util.Locale;

/// Inlines as JSON and back. Plain text is a string; everything else an object with a `mark`.
final class InlineJson {
    private InlineJson() {}

    static Json write(List<Inline> content) {
        return Json.array(content, InlineJson::write);
    }

    private static Json write(Inline inline) {
        return switch (inline) {
            case Inline.Text(var text) -> Json.of(text);
            case Inline.LineBreak() -> Json.object().put("mark", "break").build();
            case Inline.Marked(var mark, var content) ->
                    Json.object()
                            .put("mark", mark.name().toLowerCase(Locale.ROOT))
                            .put("content", write(content))
                            .build();
            case Inline.Link(var href, var content) ->
                    Json.object()
                            .put("mark", "link")
                            .put("href", href)
                            .put("content", write(content))
                            .build();
            case Inline.Foreign(var language, var content) ->
                    Json.object()
                            .put("mark", "foreign")
                            .put("language", language)
                            .put("content", write(content))
                            .build();
            case Inline.Noted(var id, var content) -> marginal("note", id, content);
            case Inline.Suggested(var turn, var id, var content) ->
                    marginal(turn.name().toLowerCase(Locale.ROOT), id, content);
        };
    }

    private static Json marginal(String mark, String id, List<Inline> content) {
        return Json.object().put("mark", mark).put("id", id).put("content", write(content)).build();
    }

    /// @throws IllegalArgumentException naming what is no inline
    static List<Inline> read(List<Json> items) {
        return items.stream().map(InlineJson::read).toList();
    }

    private static Inline read(Json item) {
        if (item instanceof Json.Text(var text)) return new Inline.Text(text);
        Json.Obj object = item.obj();
        List<Json> content = object.items("content");
        return switch (object.text("mark")) {
            case "break" -> new Inline.LineBreak();
            case "link" -> new Inline.Link(object.text("href"), read(content));
            case "foreign" -> new Inline.Foreign(object.text("language"), read(content));
            case "note" -> new Inline.Noted(object.text("id"), read(content));
            case "added", "removed" ->
                    new Inline.Suggested(
                            BlockJson.choice(object, "mark", Inline.Suggested.Turn.values()),
                            object.text("id"),
                            read(content));
            case String _ ->
                    new Inline.Marked(
                            BlockJson.choice(object, "mark", Inline.Mark.values()), read(content));
        };
    }
}
