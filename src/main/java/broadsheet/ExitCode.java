package broadsheet;

import broadsheet.config.BadSettings;
import broadsheet.db.DataFolderInUse;
import broadsheet.db.DbException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;

/// What a command ends with. `docs/operations.md` and `--help` list them.
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int DATA_IN_USE = 3;
    static final int NO_DATABASE = 4;
    static final int INCOMPLETE = 5;

    private ExitCode() {}

    /// Says what went wrong, without a stack trace where the operator can mend it.
    static int explain(Exception e, PrintWriter err) {
        return switch (e) {
            case BadSettings bad -> say(bad, USAGE, err);
            case DataFolderInUse inUse -> say(inUse, DATA_IN_USE, err);
            case DbException db -> say(db, NO_DATABASE, err);
            default -> {
                LoggerFactory.getLogger(ExitCode.class).error("The command failed", e);
                yield say(e, FAILED, err);
            }
        };
    }

    private static int say(Exception e, int code, PrintWriter err) {
        err.println(e.getMessage() == null ? e.toString() : e.getMessage());
        return code;
    }
}
