package broadsheet.story;

import java.util.Locale;

/// What must hold of what is saved, moved, published, named or filed. Its phrases are in the
/// message files, `rule.headline` and so on.
public enum Reason {
    // Of a story that is to be public.
    HEADLINE,
    BODY,
    SECTION,
    CORRECTION_STAYS,
    CORRECTION_TEXT,
    CHANGE_KIND,
    CHANGE_WORDS,
    UPDATE_NOTE,
    UPDATE_UNCHANGED,
    SUGGESTED_IN,
    SUGGESTED_OUT,
    SUGGESTED_FOR,
    // What this paper's settings ask.
    ASKED_MOST,
    ASKED_LEAST,
    ASKED_ONE,
    ASKED_OF_PICTURES,
    // Of what is saved.
    LONGER,
    NO_PICTURE,
    NO_RIGHT,
    PAGE_IN_SECTION,
    BLOCK_DEEP,
    BLOCK_WRONG,
    BLOCK_UNKNOWN,
    BLOCK_ITEMS,
    // Of steps.
    NOT_FROM,
    NOT_DUE,
    EMBARGOED,
    EMBARGO_LATE,
    TIME_PAST,
    TIME_FAR,
    NO_WORKING_COPY,
    WITHDRAWAL,
    PATH_FORM,
    PATH_OWN,
    // Of sections, tags and contributors.
    SECTION_NAME,
    TAG_NAME,
    CONTRIBUTOR_NAME,
    AT_MOST,
    SLUG,
    SLUG_LONG,
    SLUG_TAKEN,
    SLUG_OF_TAG,
    SLUG_OF_PERSON,
    NO_SECTION,
    SECTION_IN_ITSELF,
    NO_TAG,
    TAG_ITSELF,
    EMAIL,
    PICTURE_NUMBER,
    LINKS,
    LINK,
    OVERLOOKED;

    /// The rule about these.
    public Rule with(Object... about) {
        return Rule.of(name().toLowerCase(Locale.ROOT).replace('_', '-'), about);
    }
}
