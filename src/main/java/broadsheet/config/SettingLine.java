package broadsheet.config;

/// What `broadsheet config` says of one setting. A secret's value is shown as dots.
public record SettingLine(
        String name, String value, String origin, String allowed, String meaning) {}
