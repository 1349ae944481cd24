package broadsheet.desk;

/// On the way to a provider elsewhere; a browser goes on by itself.
///
/// @param provider what people call it
/// @param address where it asks who they are
public record OnwardPage(Frame frame, String provider, String address) {}
