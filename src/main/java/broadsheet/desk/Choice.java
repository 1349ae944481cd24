package broadsheet.desk;

/// One of several that can be chosen.
public record Choice(String word, String name, boolean chosen) {}
