package broadsheet.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// PostgreSQL's own files: the folder `18/pgdata` that `initdb` makes, and beside it the generated
/// password. The folder `18` is whole: it is made under another name first.
record Cluster(Path home, String password) {
    static final String USER = "broadsheet";
    private static final String MAJOR = "18";

    /// Stretching makes a guessed password dear to test. Ours is 24 bytes of chance, and every
    /// connection would pay for it, the first of a start most of all.
    static final String UNSTRETCHED = "scram_iterations=1";

    Path pgdata() {
        return home.resolve("pgdata");
    }

    static Optional<Integer> owner(Path folder) {
        Path pgdata = folder.resolve(MAJOR).resolve("pgdata");
        try {
            return Files.exists(pgdata) ? Optional.of(Uid.owner(pgdata)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files in `folder`, where there are some this process may read.
    static Optional<Cluster> existing(Path folder) {
        Path home = folder.resolve(MAJOR);
        try {
            Path password = home.resolve("password");
            return Files.isReadable(password)
                    ? Optional.of(new Cluster(home, Files.readString(password)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new DbException("cannot read the database's password in " + home, e);
        }
    }

    /// Opens the files in `folder`, making them with the programs in `bin` where there are none.
    static Cluster open(Path folder, PostgresBinaries binaries, Uid uid, boolean durable) {
        Path home = folder.resolve(MAJOR);
        try {
            if (!Files.isDirectory(home)) make(folder, home, binaries, uid, durable);
            return new Cluster(home, Files.readString(home.resolve("password")));
        } catch (IOException e) {
            throw new DbException("cannot open the database in " + home + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DbException("interrupted while making the database in " + home, e);
        }
    }

    /// Does something that needs doing once for these files. `work` must bear being done again: a
    /// process may end before the note of it is on disk.
    void once(String what, Runnable work) {
        Path note = home.resolve(what + ".done");
        if (Files.exists(note)) return;
        work.run();
        try {
            Files.createFile(note);
        } catch (IOException e) {
            throw new DbException("cannot write " + note, e);
        }
    }

    private static void make(
            Path folder, Path home, PostgresBinaries binaries, Uid uid, boolean durable)
            throws IOException, InterruptedException {
        removeUnfinished(folder);
        Path making = Files.createTempDirectory(folder, "making-");
        Path pgdata = Folders.make(making.resolve("pgdata"), "rwx------");
        Path password = making.resolve("password");
        Files.writeString(password, secret());
        Folders.permit(password, "rw-------");
        if (uid instanceof Uid.Account account) {
            for (Path path : List.of(making, pgdata, password))
                Files.setAttribute(path, "unix:uid", account.uid());
        }
        List<String> command =
                Stream.of(
                                uid.prefix(),
                                List.of(binaries.unpacked().resolve("bin/initdb").toString()),
                                List.of(
                                        "--pgdata=" + pgdata,
                                        "--username=" + USER,
                                        "--pwfile=" + password),
                                List.of(
                                        "--auth=scram-sha-256",
                                        "--set=" + UNSTRETCHED,
                                        "--encoding=UTF8",
                                        "--no-instructions"),
                                List.of(
                                        "--locale-provider=builtin",
                                        "--builtin-locale=C.UTF-8",
                                        "--locale=C"),
                                durable ? List.<String>of() : List.of("--no-sync"))
                        .flatMap(List::stream)
                        .toList();
        Process process =
                new ProcessBuilder(command)
                        .directory(making.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new DbException("initdb failed in " + making + ": " + output.strip());
        }
        Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void removeUnfinished(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(path -> path.getFileName().toString().startsWith("making-"))
                    .forEach(Folders::delete);
        }
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
