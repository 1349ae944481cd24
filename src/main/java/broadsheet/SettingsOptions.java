package broadsheet;

import broadsheet.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options every command takes that needs settings.
final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Read settings from FILE (default: broadsheet.yaml here or in the data folder).")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in DIR (default: data).")
    private @Nullable String data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Use the PostgreSQL at URL (postgresql://user@host:5432/database), not Broadsheet's own.")
    private @Nullable String database;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "Set any setting, such as site.name=\"The Harbour Post\". Again for more.")
    private Map<String, String> others = Map.of();

    @Nullable Path file() {
        return file;
    }

    /// What was set, by the setting's name; `own` are the flags of the command itself.
    Map<String, String> flags(Map<String, @Nullable String> own) {
        Map<String, String> all = new LinkedHashMap<>(others);
        put(all, "data.dir", data);
        put(all, "database.url", database);
        own.forEach((name, value) -> put(all, name, value));
        return all;
    }

    /// Reads the settings.
    Settings read(Map<String, String> environment, Map<String, @Nullable String> own) {
        Settings settings = Settings.read(file, environment, flags(own));
        LogSetup.apply(settings.log());
        return settings;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) all.put(name, value);
    }
}
