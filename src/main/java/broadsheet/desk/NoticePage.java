package broadsheet.desk;

/// A page of the desk that says why something was not done, and where to go on.
public record NoticePage(Frame frame, String title, String text, String href, String link) {}
