package broadsheet.importer;

import java.time.Duration;

/// Told how far an import is, at most a few times a second, from the thread that runs it.
@FunctionalInterface
public interface ImportProgress {
    /// Tells nobody.
    ImportProgress SILENT = snapshot -> {};

    void at(Snapshot snapshot);

    /// How far it is: bytes of all files in this step, and stories and pages looked at so far.
    record Snapshot(Step step, long bytes, long totalBytes, long stories, Duration elapsed) {
        /// Stories a second since this step began.
        public double rate() {
            double seconds = elapsed.toNanos() / 1e9;
            return seconds <= 0 ? 0 : stories / seconds;
        }
    }

    enum Step {
        /// Reading who and what there is: authors, terms, files.
        SURVEY,
        /// Stories coming in.
        STORIES
    }
}
