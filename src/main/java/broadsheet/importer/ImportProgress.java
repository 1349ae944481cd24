package broadsheet.importer;

import java.time.Duration;

/// Told how far an import is, at most a few times a second, from the thread that runs it.
@FunctionalInterface
public interface ImportProgress {
    /// Tells nobody.
    ImportProgress SILENT = snapshot -> {};

    void at(Snapshot snapshot);

    /// How far it is.
    ///
    /// @param done how much of `total` is behind it: bytes of the exports, or files in the step for
    ///   them
    /// @param count stories and pages looked at in this step so far, or files; none in the survey
    record Snapshot(Step step, long done, long total, long count, Duration elapsed) {
        /// Stories, or files, a second since this step began; in the survey, bytes.
        public double rate() {
            double seconds = elapsed.toNanos() / 1e9;
            return seconds <= 0 ? 0 : (step == Step.SURVEY ? done : count) / seconds;
        }

        /// How much of it is done, from 0 to 1.
        public double share() {
            return total == 0 ? 1 : (double) done / total;
        }
    }

    enum Step {
        /// Reading who and what there is: authors, terms, files.
        SURVEY,
        /// Stories coming in.
        STORIES,
        /// Files coming in that no story points to.
        FILES
    }
}
