package broadsheet.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Third-party material to test against, beside the repository. A test that needs a file of it is
/// skipped by name where it is not there.
public final class Corpora {
    private Corpora() {}

    /// The folder: `BROADSHEET_CORPORA` from the environment, or `../shared/corpora`.
    public static Path folder() {
        String given = System.getenv("BROADSHEET_CORPORA");
        return Path.of(given == null ? "../shared/corpora" : given);
    }

    /// A file or folder in the corpora, or the test is skipped.
    public static Path need(String path) {
        Path found = folder().resolve(path);
        Assumptions.assumeTrue(Files.exists(found), () -> "no corpus here: " + path);
        return found;
    }
}
