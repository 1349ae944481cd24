package broadsheet.config;

import broadsheet.text.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML 1.2 (its JSON schema) as JSON, for files that people write. A text whose references make
/// more of it than anybody would write is refused.
public final class Yaml {
    private static final int MOST = 100_000;
    private static final int DEEPEST = 100;

    private int values;

    private Yaml() {}

    /// Reads one document.
    ///
    /// @throws IllegalArgumentException naming the place where it is not YAML or has no JSON form
    public static Json read(String text) {
        try {
            return new Yaml()
                    .json(new Load(LoadSettings.builder().build()).loadFromString(text), 0);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("not YAML: " + e.getMessage(), e);
        }
    }

    private Json json(@Nullable Object value, int depth) {
        if (++values > MOST || depth > DEEPEST)
            throw new IllegalArgumentException("not YAML: it is too large or nested too deeply");
        return switch (value) {
            case null -> Json.Null.NULL;
            case String text -> Json.of(text);
            case Boolean flag -> Json.of((boolean) flag);
            case Number number -> new Json.Num(new BigDecimal(number.toString()));
            case List<?> items -> Json.array(items, item -> json(item, depth + 1));
            case Map<?, ?> members -> {
                Json.Builder object = Json.object();
                members.forEach((name, member) ->
                        object.put(String.valueOf(name), json(member, depth + 1)));
                yield object.build();
            }
            default -> throw new IllegalArgumentException("no JSON form: " + value);
        };
    }
}
