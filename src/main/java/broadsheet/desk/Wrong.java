package broadsheet.desk;

import broadsheet.story.Rule;
import java.util.Locale;

/// What may be wrong with what was typed into the desk's forms, before a story is asked. Its
/// phrases are in the message files, `rule.typed-time` and so on.
enum Wrong {
    TYPE,
    LANGUAGE,
    PROMINENCE,
    PICTURE,
    TIME,
    TAG,
    TOO_MANY,
    NO_CONTRIBUTOR,
    NO_SECTION,
    NO_TAG,
    TAG_ITSELF,
    // Of the body.
    BODY_LONG,
    NO_BLOCKS,
    BLOCK,
    LINE,
    TEXT_OPEN,
    BOX_OPEN,
    BOX_NAMELESS,
    BOX_UNKNOWN,
    BOX_UNREAD;

    /// The rule about these.
    Rule with(Object... about) {
        return Rule.of("typed-" + name().toLowerCase(Locale.ROOT).replace('_', '-'), about);
    }
}
