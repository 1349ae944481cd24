package broadsheet.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was set, as text, and where.
record Given(String text, String origin) {
    static final String DEFAULT = "default";

    /// The last word on each setting by name: file, then environment, then flags. Adds to
    /// `problems` every name that no setting has.
    static Map<String, Given> gather(
            Map<String, Given> file,
            Map<String, String> environment,
            Map<String, String> flags,
            List<String> problems) {
        Map<String, Given> given = new HashMap<>();
        Map<String, String> variables = new HashMap<>();
        for (Setting<?> setting : Catalogue.ALL) {
            given.put(setting.name(), new Given(setting.fallback(), DEFAULT));
            variables.put(setting.variable(), setting.name());
        }
        List<String> names = List.copyOf(given.keySet());
        file.forEach((name, value) -> {
            if (given.replace(name, value) == null)
                problems.add(unknown(name, value.origin(), names));
        });
        environment.forEach((variable, text) -> {
            String name = variables.get(variable);
            if (name != null) given.put(name, new Given(text, "environment " + variable));
            else if (variable.startsWith("BROADSHEET_") && !RESERVED.contains(variable))
                problems.add(unknown(variable, "environment", List.copyOf(variables.keySet())));
        });
        flags.forEach((name, text) -> {
            if (given.replace(name, new Given(text, "flag")) == null)
                problems.add(unknown(name, "flag", names));
        });
        return given;
    }

    /// Variables of the scripts in `bin`.
    private static final List<String> RESERVED =
            List.of(
                    "BROADSHEET_CHROMIUM",
                    "BROADSHEET_CORPORA",
                    "BROADSHEET_JAVA_OPTIONS",
                    "BROADSHEET_JAVA_HOME",
                    "BROADSHEET_NO_REHEARSAL");

    private static String unknown(String name, String origin, List<String> names) {
        return "Unknown setting "
                + name
                + " ("
                + origin
                + ")."
                + Nearest.to(name, names).map(near -> " Did you mean " + near + "?").orElse("")
                + " bin/broadsheet config lists them all.";
    }
}
