package broadsheet.importer;

/// A file of the old site: its number there, the item it was uploaded to (0 for none) and its place
/// in it, where it lay, the address of its own page, and what is said about it.
record OldFile(
        long id,
        long parent,
        int place,
        String address,
        String url,
        String link,
        String alt,
        String caption,
        String credit,
        String title) {
    /// How a report names it.
    String label() {
        return "file " + id + (title.isEmpty() ? "" : " “" + title + "”");
    }
}
