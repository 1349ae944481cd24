package broadsheet.desk;

import java.util.List;

/// One's own account: who one is, which accounts elsewhere sign one in, and what one may do.
public record AccountPage(
        Frame frame,
        String name,
        String email,
        List<String> roles,
        List<Tied> ties,
        List<Allowed> rights) {

    /// An account elsewhere.
    ///
    /// @param host of its provider
    public record Tied(long id, String host, String since, String lastUsed) {}

    /// A right in words, and whether one has it: everywhere, or in some sections.
    public record Allowed(String text, String extent, boolean given) {}
}
