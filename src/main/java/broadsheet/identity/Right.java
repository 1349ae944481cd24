package broadsheet.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something that not everybody may do. [Role] says who may.
public enum Right {
    /// Draft, and change what is not public and not scheduled.
    WRITE,
    /// Pass a story that is in review, or send it back.
    REVIEW,
    /// Make public, schedule, and change what is scheduled, or public by a minor edit or an update.
    PUBLISH,
    /// Say in public that something was wrong.
    CORRECT,
    /// Stop all use of a story while it is checked, and release it again.
    HOLD,
    /// Withdraw what is wrong at the root.
    KILL,
    /// Withdraw for legal reasons.
    TAKE_DOWN,
    /// Take off quietly.
    UNPUBLISH,
    /// Invite, give and take roles, deactivate.
    MANAGE_PEOPLE,
    /// Sections, tags, menus and what else the desk can set.
    SETTINGS,
    /// Read the audit log.
    SEE_AUDIT;

    /// As the database, message files and documents spell it: `take-down`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Right> of(String word) {
        return Arrays.stream(values()).filter(right -> right.word().equals(word)).findFirst();
    }
}
