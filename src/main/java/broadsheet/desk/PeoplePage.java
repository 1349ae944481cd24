package broadsheet.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everybody who works at the paper, and a form to invite one more.
///
/// @param problem why the invitation was not made; null where none was tried
public record PeoplePage(
        Frame frame,
        List<Line> people,
        List<Choice> roles,
        List<Choice> sections,
        String name,
        String email,
        @Nullable String problem) {

    /// @param state in words where it is not the usual one; else empty
    public record Line(long id, String name, String email, String roles, String state) {}

    /// One of several that can be chosen.
    public record Choice(String value, String text) {}
}
