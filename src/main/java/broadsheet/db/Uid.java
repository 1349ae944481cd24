package broadsheet.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Under which account PostgreSQL's programs are started. They refuse to run as root, so root
/// starts them in a user namespace (the files stay root's, the path may be private), or, where
/// containers forbid that, as an ordinary account of the machine.
sealed interface Uid {
    int ROOT = 0;

    /// The account of the process itself.
    record Own() implements Uid {}

    /// Still the process's own account, shown to PostgreSQL under another number.
    record Namespace() implements Uid {}

    /// Another account, named in `/etc/passwd`.
    record Account(String name, int uid, int gid) implements Uid {}

    /// What comes before the program on the command line.
    default List<String> prefix() {
        return switch (this) {
            case Own own -> List.of();
            // initdb looks its account up by number; 65534 is "nobody" everywhere.
            case Namespace namespace ->
                    List.of("unshare", "--user", "--map-user=65534", "--map-group=65534");
            case Account account ->
                    List.of(
                            "setpriv",
                            "--reuid=" + account.uid(),
                            "--regid=" + account.gid(),
                            "--clear-groups");
        };
    }

    /// The way that works on this machine, for data that belongs to `owner` where there is some
    /// already.
    static Uid choose(Optional<Integer> owner) {
        if (current() != ROOT) return new Own();
        if (owner.isPresent() && owner.get() != ROOT) return account(Optional.of(owner.get()));
        Uid namespace = new Namespace();
        if (works(namespace)) return namespace;
        if (owner.isPresent())
            throw new DbException(
                    "PostgreSQL refuses to run as root and this machine forbids user namespaces. "
                            + "Run Broadsheet as an ordinary user, or give it a data folder of its own: --data DIR");
        return account(Optional.empty());
    }

    /// The number of the account this process runs under; not 0 where it cannot be known.
    static int current() {
        try {
            Path self = Path.of("/proc/self");
            if (Files.exists(self)) return owner(self);
        } catch (IOException _) {
            return ROOT + 1;
        }
        return "root".equals(System.getProperty("user.name")) ? ROOT : ROOT + 1;
    }

    static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static Uid account(Optional<Integer> wanted) {
        List<Account> accounts = accounts();
        List<String> names = List.of("broadsheet", "postgres", "nobody");
        Stream<Account> fitting =
                wanted.isPresent()
                        ? accounts.stream().filter(account -> account.uid() == wanted.get())
                        : names.stream()
                                .flatMap(name ->
                                        accounts.stream()
                                                .filter(account -> account.name().equals(name)));
        Account account =
                fitting.findFirst()
                        .orElseThrow(() ->
                                new DbException(
                                        "PostgreSQL refuses to run as root and there is no account to run it "
                                                + "under. Make one: useradd --system broadsheet"));
        if (!works(account))
            throw new DbException(
                    "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here. "
                            + "Install them (apt-get install util-linux) or run Broadsheet as an ordinary user");
        return account;
    }

    private static List<Account> accounts() {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields ->
                            fields.length >= 4
                                    && fields[2].matches("\\d{1,9}")
                                    && fields[3].matches("\\d{1,9}"))
                    .map(fields ->
                            new Account(
                                    fields[0],
                                    Integer.parseInt(fields[2]),
                                    Integer.parseInt(fields[3])))
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean works(Uid uid) {
        try {
            Process process =
                    new ProcessBuilder(
                                    Stream.concat(uid.prefix().stream(), Stream.of("true"))
                                            .toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
