package broadsheet.config;

/// How much memory pressed pages may take.
public record PressSettings(DataSize budget) {}
