package broadsheet.bench;

import broadsheet.invented.Dice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A day's traffic in fast motion: `SITE DESK_PORT LIST HOURS SECONDS READS LEDGER MEMORY PID`,
/// where `READS` is requests a second on average, `MEMORY` gets the server's memory over time and
/// `PID` is the server's. Prints a line a kind of request: count, p50, p99, p99.9, largest, errors,
/// wrong. Ends with 1 where a page was wrong or a request failed.
final class DayBench {
    private enum Kind {
        BREAKING(0),
        STORY_NEW(24),
        STORY_ARCHIVE(30),
        HOME(14),
        SECTION(9),
        CRAWLER(9),
        FEED(6),
        SITEMAP(1),
        API(2),
        SEARCH(3),
        BEACON(2);

        final int share;

        Kind(int share) {
            this.share = share;
        }
    }

    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)");
    private static final Pattern PRESS = Pattern.compile("(?m)^press_bytes (\\S+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+)");

    private final Map<Kind, OpenLoop> loops = new EnumMap<>(Kind.class);
    private final Map<Kind, LongAdder> wrong = new EnumMap<>(Kind.class);
    private final OpenLoop edits = new OpenLoop();
    private final Agenda agenda;
    private final double seconds;
    private final Newsdesk desk;
    private final Readers readers;
    private final boolean hasSearch;
    private final boolean hasBeacon;
    private volatile boolean over;

    private DayBench(
            Client client, Shelf shelf, int port, double hours, double seconds, Ledger ledger)
            throws IOException, InterruptedException {
        Truth truth = new Truth();
        this.agenda = Agenda.of(hours, new Dice(5));
        this.seconds = seconds;
        this.desk = new Newsdesk(port, truth, shelf, ledger);
        this.readers = new Readers(client, truth, shelf, desk);
        this.hasSearch = client.has("/search?q=harbour");
        int beacon = client.ask("POST", "/read", "{}").status();
        this.hasBeacon = beacon != 404 && beacon != 405;
        for (Kind kind : Kind.values()) {
            loops.put(kind, new OpenLoop());
            wrong.put(kind, new LongAdder());
        }
    }

    public static void main(String[] arguments) throws Exception {
        Client client = new Client(arguments[0]);
        try (Ledger ledger = new Ledger(Path.of(arguments[6]))) {
            DayBench day =
                    new DayBench(
                            client,
                            new Shelf(Path.of(arguments[2])),
                            Integer.parseInt(arguments[1]),
                            Double.parseDouble(arguments[3]),
                            Double.parseDouble(arguments[4]),
                            ledger);
            int port = Integer.parseInt(arguments[0].substring(arguments[0].lastIndexOf(':') + 1));
            Client figures = new Client("http://127.0.0.1:" + (port + 1));
            Thread watch =
                    Thread.ofPlatform()
                            .start(() -> day.watch(figures, arguments[8], Path.of(arguments[7])));
            Thread editors = Thread.ofPlatform().start(day::edit);
            day.read(Double.parseDouble(arguments[5]));
            editors.join();
            day.over = true;
            watch.join();
            System.exit(day.told() ? 0 : 1);
        }
    }

    private void edit() {
        long began = System.nanoTime();
        for (Agenda.Entry entry : agenda.entries())
            edits.at(
                    began + (long) (entry.hour() / agenda.hours() * seconds * 1e9),
                    0,
                    _ -> desk.does(entry.deed()));
        try {
            edits.finish();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(double aSecond) throws InterruptedException {
        long began = System.nanoTime();
        double at = 0;
        while (at < seconds) {
            double part = at / seconds;
            Kind kind = kind(part * agenda.hours());
            OpenLoop loop = loops.get(kind);
            loop.at(began + (long) (at * 1e9), 0, _ -> asks(kind));
            // 88 is how busy an hour is on average.
            at += 1 / (aSecond * Agenda.busy(part) / 88.0);
        }
        for (OpenLoop loop : loops.values()) loop.finish();
    }

    private Kind kind(double hour) {
        if (agenda.isBreaking(hour) && ThreadLocalRandom.current().nextInt(100) < 60)
            return Kind.BREAKING;
        int share = ThreadLocalRandom.current().nextInt(100);
        for (Kind kind : Kind.values()) {
            share -= kind.share;
            if (share >= 0) continue;
            if (kind == Kind.SEARCH && !hasSearch || kind == Kind.BEACON && !hasBeacon)
                return Kind.STORY_ARCHIVE;
            return kind;
        }
        return Kind.HOME;
    }

    private void asks(Kind kind) throws IOException {
        try {
            switch (kind) {
                case BREAKING -> readers.readBreaking();
                case STORY_NEW -> readers.readNew();
                case STORY_ARCHIVE -> readers.readArchive();
                case HOME -> readers.readHome();
                case SECTION -> readers.readSection();
                case CRAWLER -> readers.crawl();
                case FEED -> readers.readFeed();
                case SITEMAP -> readers.readSitemap();
                case API -> readers.follow();
                case SEARCH -> readers.search();
                case BEACON -> readers.beacon();
            }
        } catch (AssertionError e) {
            wrong.get(kind).increment();
            throw e;
        }
    }

    private void watch(Client figures, String pid, Path file) {
        long began = System.nanoTime();
        try (Writer out = Files.newBufferedWriter(file)) {
            while (!over) {
                double hour = (System.nanoTime() - began) / 1e9 / seconds * agenda.hours();
                String page = figures.get("/metrics").text();
                double heap = 0;
                Matcher parts = HEAP.matcher(page);
                while (parts.find()) heap += Double.parseDouble(parts.group(1));
                Matcher press = PRESS.matcher(page);
                Matcher resident =
                        RESIDENT.matcher(Files.readString(Path.of("/proc", pid, "status")));
                if (resident.find() && press.find())
                    out.write(
                            "%1$.3f heap,-MB %2$.1f%n%1$.3f resident,-MB %3$.1f%n%1$.3f press,-MB %4$.1f%n"
                                    .formatted(
                                            hour,
                                            heap / 1048576,
                                            Double.parseDouble(resident.group(1)) / 1024,
                                            Double.parseDouble(press.group(1)) / 1048576));
                LockSupport.parkNanos((long) (seconds / 240 * 1e9));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean told() throws IOException {
        boolean right = edits.failed.sum() == 0;
        for (Kind kind : Kind.values()) {
            OpenLoop loop = loops.get(kind);
            long failed = loop.failed.sum();
            long bad = wrong.get(kind).sum();
            right &= failed == 0;
            long count = loop.latencies.count() + failed;
            String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            if (count > 0)
                System.out.println(
                        String.join(
                                "\t",
                                List.of(
                                        name,
                                        "" + count,
                                        loop.latencies.toString().replace(' ', '\t'),
                                        "" + (failed - bad),
                                        "" + bad)));
        }
        System.out.println(
                "publish\t"
                        + edits.latencies.count()
                        + "\t"
                        + edits.latencies.toString().replace(' ', '\t')
                        + "\t"
                        + edits.failed.sum()
                        + "\t0");
        try {
            System.out.println("looked\t" + readers.lookBack());
        } catch (AssertionError e) {
            System.err.println("wrong in the end: " + e.getMessage());
            right = false;
        }
        for (String absent : Arrays.asList(hasSearch ? "" : "search", hasBeacon ? "" : "beacon"))
            if (!absent.isEmpty()) System.out.println("absent\t" + absent);
        return right;
    }
}
