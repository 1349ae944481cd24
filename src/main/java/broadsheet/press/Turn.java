package broadsheet.press;

/// What a reader who missed does next.
sealed interface Turn<P> {
    /// The page has come meanwhile.
    record Kept<P>(Page<P> page) implements Turn<P> {}

    /// Renders the page, for all who join.
    record Lead<P>(Flight<P> flight) implements Turn<P> {}

    /// Waits for another's render. Joined after drop number `began`, at `at` milliseconds since the
    /// epoch.
    record Join<P>(Flight<P> flight, long began, long at) implements Turn<P> {}

    /// Waits until fewer renders are under way.
    record Queue<P>() implements Turn<P> {}
}
