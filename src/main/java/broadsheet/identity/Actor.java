package broadsheet.identity;

import java.util.regex.Pattern;

/// Who did something: `system`, `import:wordpress`, `demo`, `person:12`.
public record Actor(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z]+(:[a-z0-9-]+)?");

    public Actor {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException("not an actor: " + name);
    }
}
