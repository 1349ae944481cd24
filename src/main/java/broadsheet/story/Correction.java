package broadsheet.story;

import java.time.Instant;

/// What was wrong, what is right, and when it was put right. Stays on every later version.
public record Correction(Instant at, String text) {
    public Correction {
        if (text.isBlank())
            throw new IllegalArgumentException(
                    "a correction says what was wrong and what is right");
    }
}
