package broadsheet.desk;

import java.util.List;

/// What is wrong, and what to do about it.
public record AlarmsPage(Frame frame, List<Line> lines) {

    /// @param remedy what to do
    /// @param href where, if that is another page; empty where it is not
    public record Line(String name, String text, String remedy, String href) {}
}
