package broadsheet.archive;

/// How the file is laid out: a ZIP of `manifest.json`, a file of JSON lines for each table and for
/// the stories, every blob under its hash, and `end.json` with the counts, by which a cut-off file
/// is known. In this order, so that it can be read from front to end.
final class Format {
    static final String NAME = "broadsheet-archive";
    static final long VERSION = 1;

    static final String MANIFEST = "manifest.json";
    static final String STORIES = "stories.jsonl";
    static final String BLOBS = "blobs/";
    static final String LINES = ".jsonl";
    static final String END = "end.json";

    /// A line longer than this is not ours: a story of ten thousand revisions has fewer bytes.
    static final int LONGEST_LINE = 256 << 20;

    private Format() {}
}
