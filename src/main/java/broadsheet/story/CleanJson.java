package broadsheet.story;

import broadsheet.text.Json;
import broadsheet.text.PlainText;

/// The one place where characters that no text may hold (U+0000, control characters, lone
/// surrogates) are taken out of what is about to be stored and hashed, whoever wrote it.
final class CleanJson {
    private CleanJson() {}

    static Json.Obj of(Json.Obj object) {
        return clean(object) ? object : cleaned(object);
    }

    /// Nearly all is: what is clean need not be built a second time.
    private static boolean clean(Json value) {
        return switch (value) {
            case Json.Obj(var members) -> {
                for (Json member : members.values()) if (!clean(member)) yield false;
                yield true;
            }
            case Json.Arr(var items) -> {
                for (Json item : items) if (!clean(item)) yield false;
                yield true;
            }
            case Json.Text(var text) -> PlainText.isClean(text);
            case Json.Num _, Json.Bool _, Json.Null _ -> true;
        };
    }

    private static Json.Obj cleaned(Json.Obj object) {
        Json.Builder clean = Json.object();
        object.members().forEach((name, member) -> clean.put(name, cleaned(member)));
        return clean.build();
    }

    private static Json cleaned(Json value) {
        return switch (value) {
            case Json.Obj object -> cleaned(object);
            case Json.Arr(var items) -> Json.array(items, CleanJson::cleaned);
            case Json.Text(var text) -> new Json.Text(PlainText.clean(text));
            case Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }
}
