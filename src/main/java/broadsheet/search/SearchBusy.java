package broadsheet.search;

/// Searching is not possible just now, and will be soon.
public final class SearchBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    SearchBusy(Why why) {
        super("search: " + why, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public enum Why {
        /// Too many search at once.
        CROWDED,
        /// The index is being opened, built or brought up to date, and that takes longer than a
        /// reader should wait.
        BUILDING
    }
}
