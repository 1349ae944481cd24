package broadsheet.identity;

import broadsheet.text.PlainText;
import java.util.List;
import java.util.Optional;

/// Somebody to be added.
public record NewPerson(String name, Email email, List<Grant> grants) {
    private static final int LONGEST_NAME = 80;

    public NewPerson {
        grants = List.copyOf(grants);
    }

    /// A name as it is kept, or empty where it is none: 1 to 80 characters on one line.
    public static Optional<String> name(String given) {
        String name = PlainText.clean(given).replaceAll("\\s+", " ").strip();
        return name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME
                ? Optional.empty()
                : Optional.of(name);
    }
}
