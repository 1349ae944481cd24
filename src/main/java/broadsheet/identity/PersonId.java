package broadsheet.identity;

import java.util.Optional;

/// A person's number. It never goes to another.
public record PersonId(long value) {
    private static final String KIND = "person:";

    /// Whose actor it is; empty where it is nobody's.
    public static Optional<PersonId> of(Actor actor) {
        String number = actor.name().startsWith(KIND) ? actor.name().substring(KIND.length()) : "";
        return number.matches("[1-9]\\d{0,17}")
                ? Optional.of(new PersonId(Long.parseLong(number)))
                : Optional.empty();
    }

    /// As the record names whoever did something.
    public Actor actor() {
        return new Actor("person:" + value);
    }
}
