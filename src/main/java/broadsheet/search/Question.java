package broadsheet.search;

/// What somebody looks for.
///
/// @param text in the query language (docs/search.md); may be empty, which finds every story
/// @param order in which the stories come
/// @param fresh whether newer stories are lifted a little; only where the order is by relevance
/// @param page from 1; what lies past [Found#pages] is the last one there is
/// @param size stories a page, 1 to [#LARGEST]
public record Question(String text, Order order, boolean fresh, int page, int size) {
    /// The most stories on one page.
    public static final int LARGEST = 100;

    /// How far down anybody can page, in stories.
    public static final int DEEPEST = 10_000;

    public Question {
        if (page < 1) throw new IllegalArgumentException("page is " + page);
        if (size < 1 || size > LARGEST) throw new IllegalArgumentException("size is " + size);
    }

    /// The first page of twenty, by relevance.
    public static Question of(String text) {
        return new Question(text, Order.RELEVANCE, true, 1, 20);
    }

    /// In which order stories come.
    public enum Order {
        RELEVANCE,
        NEWEST,
        OLDEST
    }
}
