package broadsheet.desk;

/// Something that is wrong, for those whom it concerns.
///
/// @param name of its kind, as message files have it
/// @param text what is wrong, in a few words
/// @param href where it is mended, or where it is said how
public record Alarm(String name, String text, String href) {}
