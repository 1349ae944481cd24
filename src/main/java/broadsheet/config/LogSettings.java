package broadsheet.config;

/// How much is logged, and how it looks.
public record LogSettings(Format format, Level level) {
    public enum Format {
        TEXT,
        JSON
    }

    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }
}
