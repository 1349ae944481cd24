package broadsheet.desk;

import java.util.List;

/// Where one is signed in.
public record DevicesPage(Frame frame, List<Line> devices) {

    /// @param here whether it is the browser that asks
    public record Line(long id, String device, String since, String lastUsed, boolean here) {}
}
