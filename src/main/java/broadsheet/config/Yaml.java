package broadsheet.config;

import broadsheet.text.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML 1.2 (its JSON schema) as JSON, for files that people write.
public final class Yaml {
    private Yaml() {}

    /// Reads one document.
    ///
    /// @throws IllegalArgumentException naming the place where it is not YAML or has no JSON form
    public static Json read(String text) {
        try {
            return json(new Load(LoadSettings.builder().build()).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("not YAML: " + e.getMessage(), e);
        }
    }

    private static Json json(@Nullable Object value) {
        return switch (value) {
            case null -> Json.Null.NULL;
            case String text -> Json.of(text);
            case Boolean flag -> Json.of((boolean) flag);
            case Number number -> new Json.Num(new BigDecimal(number.toString()));
            case List<?> items -> Json.array(items, Yaml::json);
            case Map<?, ?> members -> {
                Json.Builder object = Json.object();
                members.forEach((name, member) -> object.put(String.valueOf(name), json(member)));
                yield object.build();
            }
            default -> throw new IllegalArgumentException("no JSON form: " + value);
        };
    }
}
