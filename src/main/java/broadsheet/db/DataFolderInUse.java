package broadsheet.db;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Another Broadsheet has the data folder open.
public final class DataFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path folder, @Nullable Long pid) {
        super(
                "The data folder "
                        + folder
                        + " is in use by "
                        + (pid == null
                                ? "another Broadsheet"
                                : "the Broadsheet with process id " + pid)
                        + ". Stop that one, or name another folder with --data DIR.");
    }
}
