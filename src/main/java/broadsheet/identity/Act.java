package broadsheet.identity;

import java.util.Locale;

/// What the audit log tells of. The words are kept for ever.
public enum Act {
    PERSON_ADDED,
    ROLE_GIVEN,
    ROLE_TAKEN,
    PERSON_DEACTIVATED,
    PERSON_REACTIVATED,
    LINK_MADE,
    LINK_MAILED,
    PASSWORD_SET,
    SIGNED_IN,
    SIGNED_OUT,
    SESSIONS_ENDED,
    SECOND_FACTOR_ON,
    SECOND_FACTOR_OFF,
    KEY_MADE,
    KEY_REVOKED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /// A passkey was shown that has signed less often than before, and was refused.
    PASSKEY_COPIED,
    PROVIDER_TIED,
    PROVIDER_UNTIED,
    /// Somebody came with another account of the provider than the one they are tied to.
    PROVIDER_REFUSED,
    PREVIEW_LINK_MADE,
    PREVIEW_LINKS_ENDED,
    /// Something that every page of the paper has: its name, a menu.
    SETTING_CHANGED,
    SECTION_ADDED,
    SECTION_CHANGED,
    TAG_CHANGED,
    TAGS_MERGED,
    CONTRIBUTOR_ADDED,
    CONTRIBUTOR_CHANGED;

    /// As the table and message files spell it: `person-added`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
