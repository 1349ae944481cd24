package broadsheet.search;

/// A name that stories carry, as the index has it: its slug from one of its words on, what kind of
/// name it is, and its number.
record Carried(Suggestion.Kind kind, long id) {
    private static final char END = '\u0001';

    static String term(String slug, Suggestion.Kind kind, long id) {
        return slug + END + kind.ordinal() + END + id;
    }

    static Carried of(String term) {
        int id = term.lastIndexOf(END);
        int kind = term.lastIndexOf(END, id - 1);
        return new Carried(
                Suggestion.Kind.values()[Integer.parseInt(term, kind + 1, id, 10)],
                Long.parseLong(term, id + 1, term.length(), 10));
    }
}
