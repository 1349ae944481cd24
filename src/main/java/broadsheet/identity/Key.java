package broadsheet.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a program shows the API: a client newsroom's, which reads, or one with roles, which works
/// on stories as people at the desk do. The key itself is shown once, when it is made.
///
/// @param rate requests a minute
/// @param grants what it may do beside reading what is public
/// @param revoked null while it is good
public record Key(
        long id,
        String name,
        int rate,
        List<Grant> grants,
        Instant created,
        @Nullable Instant revoked) {
    private static final String KIND = "key:";

    public Key {
        grants = List.copyOf(grants);
    }

    /// As the record names whatever is done with it; a name can be given again, a number never is.
    public Actor actor() {
        return actor(id);
    }

    static Actor actor(long id) {
        return new Actor(KIND + id);
    }

    /// Which key an actor is; empty where it is none.
    static Optional<Long> number(Actor actor) {
        String number = actor.name().startsWith(KIND) ? actor.name().substring(KIND.length()) : "";
        return number.matches("[1-9]\\d{0,17}")
                ? Optional.of(Long.parseLong(number))
                : Optional.empty();
    }

    /// What it acts with.
    public Mandate mandate() {
        return new Mandate(actor(), revoked == null ? grants : List.of());
    }

    /// Whether a key may have this role: who may come in is for people to say.
    public static boolean takes(Role role) {
        return role != Role.ADMINISTRATOR;
    }
}
