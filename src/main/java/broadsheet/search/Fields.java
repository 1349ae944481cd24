package broadsheet.search;

/// The fields of the index.
final class Fields {
    /// The story's number, as a word and as a value.
    static final String ID = "id";

    /// Every word of the story, counted by the weight of where it stands: what relevance is made
    /// from.
    static final String ALL = "all";

    /// Headline, and standfirst with body, word by word with their places: for phrases and marks.
    static final String HEADLINE = "headline";

    static final String BODY = "body";

    /// Names of people, tags and sections, word by word with their places.
    static final String NAMES = "names";

    /// Words as they are spelled.
    static final String SPELLED = "spelled";

    /// Slugs that `section:`, `tag:` and `author:` ask for.
    static final String SECTION = "section";

    static final String TAG = "tag";
    static final String AUTHOR = "author";

    /// Words of the names of those whom the story is by.
    static final String AUTHOR_WORDS = "author-words";

    /// What the story is counted under ([Pigeonholes]): for facets.
    static final String COUNTED = "counted";

    /// Seconds since 1970 of first publication.
    static final String AT = "at";

    /// Beginnings of the headline's words.
    static final String EDGES = "edges";

    /// Slugs of the names that the story carries, each with what it names.
    static final String CARRIES = "carries";

    /// What makes the story like others: its tags, people and rarest words.
    static final String KEYS = "keys";

    /// A number that headlines of the same words share.
    static final String DOUBLE = "double";

    static final String PATH = "path";

    /// The number of the story's own section, 0 for none: who may see it at the desk goes by that.
    static final String HOME = "home";

    /// The word of its state, and as a value its place among all states. Only where it is not just
    /// public, as the next.
    static final String STATE = "state";

    /// Whether a public story has words that readers have not seen.
    static final String WORKING = "working";

    static final String YES = "yes";

    private Fields() {}
}
