package broadsheet.desk;

import java.util.List;

/// One's own account: who one is, and what one may do.
public record AccountPage(
        Frame frame, String name, String email, List<String> roles, List<Allowed> rights) {

    /// A right in words, and whether one has it: everywhere, or in some sections.
    public record Allowed(String text, String extent, boolean given) {}
}
