package broadsheet.desk;

/// Numbers in addresses.
final class Numbers {
    private Numbers() {}

    /// The number, or -1, which nothing has, where it is none.
    static long of(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : -1;
    }
}
