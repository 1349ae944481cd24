package broadsheet.story;

import broadsheet.text.Json;
import broadsheet.text.PlainText;

/// The one place where characters that no text may hold (U+0000, control characters, lone
/// surrogates) are taken out of what is about to be stored and hashed, whoever wrote it.
final class CleanJson {
    private CleanJson() {}

    static Json.Obj of(Json.Obj object) {
        Json.Builder clean = Json.object();
        object.members().forEach((name, member) -> clean.put(name, of(member)));
        return clean.build();
    }

    private static Json of(Json value) {
        return switch (value) {
            case Json.Obj object -> of(object);
            case Json.Arr(var items) -> Json.array(items, CleanJson::of);
            case Json.Text(var text) -> {
                String clean = PlainText.clean(text);
                yield clean.equals(text) ? value : new Json.Text(clean);
            }
            case Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }
}
