package broadsheet.importer;

import broadsheet.text.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON object as somebody else wrote it: a value of another kind than the one asked for is as
/// good as none, names may be given in several spellings, and the first that says something counts.
public record Fields(Json.Obj object) {
    public static final Fields NONE = new Fields(Json.object().build());

    /// The object in `json`, or an empty one.
    public static Fields of(Json json) {
        return json instanceof Json.Obj object ? new Fields(object) : NONE;
    }

    /// The object that a text holds as JSON, or an empty one.
    public static Fields read(String text) {
        if (text.isBlank()) return NONE;
        try {
            return of(Json.read(text));
        } catch (IllegalArgumentException _) {
            return NONE;
        }
    }

    public boolean isEmpty() {
        return object.members().isEmpty();
    }

    public Json get(String name) {
        return object.get(name);
    }

    /// The text or number under one of these names, without space around it, or an empty text.
    public String text(String... names) {
        return raw(names).strip();
    }

    /// As [#text], space kept.
    public String raw(String... names) {
        for (String name : names) {
            String text = word(object.get(name));
            if (!text.isBlank()) return text;
        }
        return "";
    }

    /// As [#text], null where there is none.
    public @Nullable String textOrNull(String... names) {
        String text = text(names);
        return text.isEmpty() ? null : text;
    }

    /// Whether one of these is `true`, 1 or a text that says so.
    public boolean flag(String... names) {
        for (String name : names) {
            Json value = object.get(name);
            if (value instanceof Json.Bool(var flag) && flag) return true;
            if (List.of("1", "true", "yes").contains(word(value))) return true;
        }
        return false;
    }

    /// Whether this is plainly `false`.
    public boolean denied(String name) {
        return object.get(name) instanceof Json.Bool(var flag) && !flag;
    }

    public Fields fields(String name) {
        return of(object.get(name));
    }

    public List<Json> items(String name) {
        return object.items(name);
    }

    /// The texts under one of these names: of a list, or a single one; blank ones are left out.
    public List<String> texts(String... names) {
        for (String name : names) {
            List<String> texts = new ArrayList<>();
            Json value = object.get(name);
            if (value instanceof Json.Arr(var items))
                items.forEach(item -> texts.add(word(item).strip()));
            else texts.add(word(value).strip());
            texts.removeIf(String::isEmpty);
            if (!texts.isEmpty()) return texts;
        }
        return List.of();
    }

    private static String word(Json value) {
        return switch (value) {
            case Json.Text(var text) -> text;
            case Json.Num(var number) ->
                    Math.abs((long) number.scale()) > 100 ? "" : number.toPlainString();
            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> "";
        };
    }
}
