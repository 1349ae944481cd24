package broadsheet.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// `broadsheet.yaml`: groups of settings, each a mapping.
final class SettingsFile {
    private SettingsFile() {}

    /// What the file sets, by name. Throws [BadSettings] where it cannot be read or is no mapping
    /// of groups.
    static Map<String, Given> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object document =
                    new Load(LoadSettings.builder().setLabel(file.toString()).build())
                            .loadFromReader(reader);
            Map<String, Given> given = new HashMap<>();
            if (document != null) flatten("", document, file, given);
            return given;
        } catch (YamlEngineException e) {
            throw new BadSettings(List.of(file + " is not good YAML: " + e.getMessage()));
        } catch (IOException e) {
            throw new BadSettings(List.of("Cannot read " + file + ": " + e));
        }
    }

    private static void flatten(
            String name, @Nullable Object value, Path file, Map<String, Given> given) {
        if (value instanceof Map<?, ?> group) {
            group.forEach((key, inner) ->
                    flatten(
                            name.isEmpty() ? key.toString() : name + "." + key,
                            inner,
                            file,
                            given));
        } else if (name.isEmpty()) {
            throw new BadSettings(
                    List.of(
                            file
                                    + " must be a mapping such as\n  site:\n    name: The Harbour Post"));
        } else {
            given.put(
                    name,
                    new Given(
                            value instanceof List<?> list ? joined(list) : text(value),
                            file.toString()));
        }
    }

    private static String joined(List<?> list) {
        boolean tree = list.stream().anyMatch(Map.class::isInstance);
        return tree
                ? list.stream().map(SettingsFile::section).collect(Collectors.joining("; "))
                : list.stream().map(SettingsFile::text).collect(Collectors.joining(", "));
    }

    /// One `{name: Business, hue: teal, sections: [Economy, Money]}` of a list, as [SectionTree]
    /// writes it.
    private static String section(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> map)) return text(item);
        String hue = map.get("hue") == null ? "" : " :" + map.get("hue");
        String within =
                map.get("sections") instanceof List<?> sections
                        ? sections.stream()
                                .map(SettingsFile::section)
                                .collect(Collectors.joining("; ", " (", ")"))
                        : "";
        return text(map.get("name")) + hue + within;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
