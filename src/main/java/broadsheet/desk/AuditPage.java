package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the audit log, the newest lines first.
///
/// @param older the address of the page before; null on the last
public record AuditPage(Frame frame, List<Line> lines, @Nullable String older) {

    /// @param who the person's name, or the actor as the log has it
    public record Line(
            String at, String machine, String who, String act, String whom, String detail) {}
}
