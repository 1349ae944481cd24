package broadsheet.identity;

import java.util.regex.Pattern;

/// Who did something, as the record keeps it: `system`, `demo`, `import:wordpress`, `person:12`. A
/// kind in small letters, and where there are several of the kind, a colon and which one.
public record Actor(String name) {
    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z-]{0,30}(:[a-z0-9][a-z0-9._-]{0,60})?");

    /// Broadsheet itself: a schedule that came due, a repair.
    public static final Actor SYSTEM = new Actor("system");

    /// @throws IllegalArgumentException where the name has another form
    public Actor {
        if (!FORM.matcher(name).matches())
            throw new IllegalArgumentException("not an actor: " + name);
    }

    @Override
    public String toString() {
        return name;
    }
}
