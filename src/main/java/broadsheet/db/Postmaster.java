package broadsheet.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `postmaster.pid` of a PostgreSQL data folder says: the process that last served it, its
/// port, and whether it takes connections.
record Postmaster(long pid, int port, boolean ready) {

    /// Empty where there is no such file or it is half written.
    static Optional<Postmaster> read(Path pgdata) {
        try {
            List<String> lines = Files.readAllLines(pgdata.resolve("postmaster.pid"));
            if (lines.size() < 4) return Optional.empty();
            return Optional.of(
                    new Postmaster(
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(3).strip()),
                            lines.size() > 7 && lines.get(7).strip().equals("ready")));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DbException("cannot read postmaster.pid in " + pgdata, e);
        }
    }

    /// The process, where it lives and is a PostgreSQL; a number may have gone to another program
    /// since.
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info()
                                .command()
                                .map(command -> command.endsWith("/postgres"))
                                .orElse(true));
    }

    /// Whether this is the server that `process` is, or that it started.
    boolean startedBy(ProcessHandle process) {
        return pid == process.pid() || process.descendants().anyMatch(child -> child.pid() == pid);
    }
}
