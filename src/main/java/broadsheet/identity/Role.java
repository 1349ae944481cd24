package broadsheet.identity;

import static broadsheet.identity.Right.CORRECT;
import static broadsheet.identity.Right.HOLD;
import static broadsheet.identity.Right.KILL;
import static broadsheet.identity.Right.MANAGE_PEOPLE;
import static broadsheet.identity.Right.PUBLISH;
import static broadsheet.identity.Right.REVIEW;
import static broadsheet.identity.Right.SEE_AUDIT;
import static broadsheet.identity.Right.SETTINGS;
import static broadsheet.identity.Right.TAKE_DOWN;
import static broadsheet.identity.Right.UNPUBLISH;
import static broadsheet.identity.Right.WRITE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What somebody is at the paper, and with it what they may do. This table is the only place that
/// says so. One person may have several roles: who administers does not therefore publish.
public enum Role {
    REPORTER(WRITE),
    EDITOR(WRITE, REVIEW, PUBLISH, HOLD),
    SENIOR_EDITOR(WRITE, REVIEW, PUBLISH, HOLD, CORRECT, UNPUBLISH),
    DESK_HEAD(
            WRITE, REVIEW, PUBLISH, HOLD, CORRECT, UNPUBLISH, KILL, TAKE_DOWN, SETTINGS, SEE_AUDIT),
    ADMINISTRATOR(MANAGE_PEOPLE, SETTINGS, SEE_AUDIT);

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = Set.of(rights);
    }

    public Set<Right> rights() {
        return rights;
    }

    /// As the database, message files and the command line spell it: `senior-editor`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
