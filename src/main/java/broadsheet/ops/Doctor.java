package broadsheet.ops;

import broadsheet.config.MailSettings;
import broadsheet.config.Settings;
import broadsheet.db.DataFolder;
import broadsheet.db.Database;
import broadsheet.db.DatabaseState;
import broadsheet.db.Db;
import broadsheet.db.DbException;
import broadsheet.mail.LetterLog;
import broadsheet.mail.Mailroom;
import broadsheet.search.SearchState;
import broadsheet.search.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at everything Broadsheet stands on. Changes nothing; a running Broadsheet is not
/// disturbed.
public final class Doctor {
    private static final long GIGABYTE = 1L << 30;
    private static final int OLDEST_POSTGRES = 15;

    private Doctor() {}

    public static List<Finding> examine(Settings settings) {
        Path folder = settings.data().dir().toAbsolutePath().normalize();
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(Finding.good("clock", Instant.now() + ", pages in " + settings.site().zone()));
        findings.add(folder(folder));
        findings.add(disk(folder));
        database(settings, folder, findings);
        search(settings, folder, findings);
        findings.add(mail(settings.mail()));
        letters(settings, folder, findings);
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String found = "Java " + Runtime.version();
        return feature >= 25
                ? Finding.good("java", found)
                : Finding.bad("java", found, "Install JDK 25: https://adoptium.net");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        String found = "up to " + (heap >> 20) + " MB of heap";
        return heap >= 200L << 20
                ? Finding.good("memory", found)
                : Finding.worrying("memory", found, "Give more: BROADSHEET_JAVA_OPTIONS=-Xmx512m");
    }

    private static Finding folder(Path folder) {
        if (!Files.exists(folder))
            return Finding.good("data folder", folder + " is not there yet; serve makes it");
        if (!Files.isDirectory(folder))
            return Finding.bad(
                    "data folder", folder + " is a file", "Name another with --data DIR");
        if (!Files.isWritable(folder))
            return Finding.bad(
                    "data folder",
                    folder + " cannot be written by " + System.getProperty("user.name"),
                    "chown -R " + System.getProperty("user.name") + " " + folder);
        return Finding.good(
                "data folder",
                DataFolder.user(folder)
                        .map(pid -> folder + ", in use by process " + pid)
                        .orElse(folder + ", in use by nobody"));
    }

    private static Finding disk(Path folder) {
        try {
            Path there = folder;
            while (!Files.exists(there)) there = there.resolve("..").normalize();
            long free = Files.getFileStore(there).getUsableSpace();
            String found = (free >> 20) + " MB free";
            if (free < GIGABYTE / 5)
                return Finding.bad("disk", found, "Make room, or move the data folder");
            return free < 2 * GIGABYTE
                    ? Finding.worrying("disk", found, "Make room before the database fills it")
                    : Finding.good("disk", found);
        } catch (IOException e) {
            return Finding.worrying(
                    "disk", "cannot be measured: " + e.getMessage(), "df " + folder);
        }
    }

    private static void database(Settings settings, Path folder, List<Finding> findings) {
        try {
            Database.look(settings.database(), folder)
                    .ifPresentOrElse(
                            state -> state(state, findings),
                            () ->
                                    findings.add(
                                            Finding.good(
                                                    "database",
                                                    "Broadsheet's own, not running; serve starts it")));
        } catch (DbException e) {
            findings.add(
                    Finding.bad(
                            "database",
                            String.valueOf(e.getMessage()),
                            "Check database.url, its password and its firewall"));
        }
    }

    private static void state(DatabaseState state, List<Finding> findings) {
        String found =
                "PostgreSQL "
                        + state.version()
                        + (state.own() ? ", Broadsheet's own" : ", outside");
        findings.add(
                state.version() >= OLDEST_POSTGRES
                        ? Finding.good("database", found)
                        : Finding.bad("database", found, "Use PostgreSQL 15 or newer"));
        findings.add(
                state.migrated()
                        ? Finding.good("tables", "up to date")
                        : Finding.worrying(
                                "tables", "of another version", "serve brings them up to date"));
        Duration skew = state.ahead();
        findings.add(
                skew.abs().compareTo(Duration.ofSeconds(2)) <= 0
                        ? Finding.good("clocks", "database and this machine agree")
                        : Finding.worrying(
                                "clocks",
                                "the database is " + skew.toMillis() + " ms ahead",
                                "Set both clocks: timedatectl set-ntp true"));
    }

    /// Only where a database can be asked without starting one.
    private static void search(Settings settings, Path folder, List<Finding> findings) {
        Optional<Db> running;
        try {
            running = Database.beside(settings.database(), folder);
        } catch (DbException e) {
            return;
        }
        if (running.isEmpty()) return;
        try (Db db = running.get()) {
            findings.add(search("search", Side.READERS, settings, folder, db));
            findings.add(search("desk search", Side.DESK, settings, folder, db));
        }
    }

    private static Finding search(String name, Side side, Settings settings, Path folder, Db db) {
        try {
            return SearchState.of(side, folder, settings.site(), db)
                    .map(state -> search(name, state))
                    .orElseGet(() ->
                            Finding.worrying(
                                    name, "there is no index", "serve builds it; watch its log"));
        } catch (IOException | DbException e) {
            return Finding.worrying(
                    name,
                    "the index cannot be read: " + e.getMessage(),
                    "bin/broadsheet search rebuild");
        }
    }

    private static Finding search(String name, SearchState state) {
        String found =
                "%s with %d stories of %d, %d events behind"
                        .formatted(state.index(), state.stories(), state.wanted(), state.behind());
        if (!state.known())
            return Finding.worrying(name, found + "; of another database", "serve builds it anew");
        return state.odd()
                ? Finding.worrying(name, found, "bin/broadsheet search rebuild")
                : Finding.good(name, found);
    }

    private static Finding mail(MailSettings mail) {
        if (!mail.on())
            return Finding.worrying(
                    "mail",
                    "not set up: nobody gets letters, and links for a lost password are logged",
                    "Set mail.host");
        String server = mail.host() + ":" + mail.port();
        return Mailroom.trouble(mail)
                .map(why ->
                        Finding.bad(
                                "mail",
                                server + ": " + why,
                                "Check mail.host, mail.port, mail.tls, mail.user and mail.password"))
                .orElseGet(() -> Finding.good("mail", server + " takes letters"));
    }

    /// Only where a database can be asked without starting one.
    private static void letters(Settings settings, Path folder, List<Finding> findings) {
        try {
            Optional<Db> running = Database.beside(settings.database(), folder);
            if (running.isEmpty()) return;
            try (Db db = running.get()) {
                List<String> lost = new LetterLog(db).givenUp();
                findings.add(
                        lost.isEmpty()
                                ? Finding.good("letters", "none was given up in the last week")
                                : Finding.worrying(
                                        "letters",
                                        "given up in the last week: " + String.join("; ", lost),
                                        "Mend what the mail server says; whoever was to have them asks again"));
            }
        } catch (DbException _) {
            // Said by what looks at the database.
        }
    }
}
