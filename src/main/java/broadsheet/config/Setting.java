package broadsheet.config;

import java.util.Locale;

/// One thing that can be set: `http.port`, in the environment `BROADSHEET_HTTP_PORT`.
///
/// @param fallback the default, written as it would be in the file; empty for "not set"
/// @param secret never printed
record Setting<T>(String name, Type<T> type, String fallback, String meaning, boolean secret) {

    static <T> Setting<T> of(String name, Type<T> type, String fallback, String meaning) {
        return new Setting<>(name, type, fallback, meaning, false);
    }

    String variable() {
        return "BROADSHEET_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
