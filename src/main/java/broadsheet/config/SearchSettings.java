package broadsheet.config;

/// How readers may search.
///
/// @param rate searches a minute from one address, and ten times as many suggestions; 0: any number
public record SearchSettings(int rate) {}
