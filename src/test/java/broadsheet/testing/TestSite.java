package broadsheet.testing;

import broadsheet.TestApp;
import broadsheet.config.Settings;
import broadsheet.identity.Actor;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.story.Alongside;
import broadsheet.story.Arrival;
import broadsheet.story.Byline;
import broadsheet.story.ContributorId;
import broadsheet.story.Copy;
import broadsheet.story.Filed;
import broadsheet.story.NewContributor;
import broadsheet.story.NewStory;
import broadsheet.story.NewTag;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.State;
import broadsheet.story.StoryKind;
import broadsheet.story.TagId;
import broadsheet.text.Slugs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// A whole paper in this process: a PostgreSQL database, a port and a data folder of its own.
public final class TestSite implements AutoCloseable {
    private final TestApp app;
    private final InstantSource clock;
    private final Settings settings;
    private final Path data;

    private TestSite(Builder builder) throws IOException {
        clock = builder.clock;
        data = Files.createTempDirectory("broadsheet-test");
        Map<String, String> flags = new HashMap<>(builder.flags);
        flags.putIfAbsent("site.zone", "Europe/Lisbon");
        flags.putIfAbsent("site.name", "The Harbour Post");
        flags.putIfAbsent("site.email", "desk@paper.example");
        flags.put("http.port", "0");
        flags.put("http.bind", "127.0.0.1");
        flags.put("ops.port", "0");
        flags.put("data.dir", data.toString());
        if (!flags.containsKey("database.url"))
            flags.put("database.url", TestDb.address().toString());
        flags.put("database.pool-size", "4");
        Path none = Files.writeString(data.resolve("broadsheet.yaml"), "");
        settings = Settings.read(none, Map.of(), flags);
        app = TestApp.start(settings, builder.demo, clock);
    }

    /// A paper with the default sections and no stories.
    public static TestSite open() {
        return paper().open();
    }

    /// A paper that is not like the others.
    public static Builder paper() {
        return new Builder();
    }

    /// What differs from the usual test paper.
    public static final class Builder {
        private final Map<String, String> flags = new HashMap<>();
        private InstantSource clock = InstantSource.system();
        private boolean demo;

        /// A setting by its name (`site.language`).
        public Builder with(String setting, String value) {
            flags.put(setting, value);
            return this;
        }

        public Builder at(InstantSource time) {
            clock = time;
            return this;
        }

        /// Another node of a paper that is open: the same database, a data folder and a port of its
        /// own.
        public Builder beside(TestSite other) {
            return with("database.url", other.database());
        }

        public Builder demo() {
            demo = true;
            return this;
        }

        public TestSite open() {
            try {
                return new TestSite(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public TestApp app() {
        return app;
    }

    public InstantSource clock() {
        return clock;
    }

    public URI address() {
        return app.address();
    }

    /// The data folder.
    public Path data() {
        return data;
    }

    /// The address of its database.
    public String database() {
        return Objects.requireNonNull(settings.database().url()).toString();
    }

    public Editor editor(String name) {
        return new Editor(this, name);
    }

    /// Files a story as an archive brings it: in any state, at its own time and address.
    public Piece files(
            State state, String path, String published, Consumer<Words> writing, String... old) {
        Copy copy = copy(writing);
        Instant at = published == null ? null : Instant.parse(published);
        NewStory story = new NewStory(StoryKind.ARTICLE, state, copy, path, List.of(old), at, at);
        Filed filed =
                app.publishing()
                        .archive(
                                List.of(new Arrival(null, story)),
                                new Actor("import:test"),
                                Alongside.NOTHING)
                        .getFirst();
        if (filed instanceof Filed.Added(var id, int number, var where))
            return new Piece(id, number, where, copy);
        throw new AssertionError(filed.toString());
    }

    public ImportReport imports(Path... files) {
        return app.imports(
                new ImportSettings(
                        List.of(files), null, false, false, settings.site().zone(), "en"));
    }

    Copy copy(Consumer<Words> writing) {
        Words words = new Words();
        writing.accept(words);
        return Copy.of(words.language, words.headline, words.body)
                .type(words.type)
                .kicker(words.kicker)
                .standfirst(words.standfirst)
                .sourcing(words.sourcing)
                .search(words.search)
                .byline(new Byline(credits(words.names), words.line))
                .filing(
                        new Copy.Filing(
                                words.section == null ? null : section(words.section),
                                words.alsoIn.stream().map(this::section).toList(),
                                tags(words.tags),
                                words.prominence))
                .build();
    }

    private SectionId section(String path) {
        return app.sections().tree().at(path).map(Section::id).orElseThrow();
    }

    private List<TagId> tags(List<String> names) {
        Map<String, TagId> found =
                app.tags()
                        .put(
                                names.stream()
                                        .map(name -> new NewTag(slug(name), name, null))
                                        .toList());
        return names.stream().map(name -> Objects.requireNonNull(found.get(slug(name)))).toList();
    }

    private List<Byline.Credit> credits(List<String> names) {
        Map<String, ContributorId> found =
                app.contributors()
                        .put(
                                names.stream()
                                        .map(name ->
                                                new NewContributor(
                                                        slug(name), name, null, null, null, null))
                                        .toList());
        return names.stream().map(name -> new Byline.Credit(found.get(slug(name)), null)).toList();
    }

    /// A name's slug; names in which nothing is left for one get a number.
    public static String slug(String name) {
        String slug = Slugs.slug(name);
        return slug.isEmpty() ? "n-" + Integer.toHexString(name.hashCode()) : slug;
    }

    /// How many rows there are, a line a table.
    public List<String> rows() {
        return app.db()
                .read(tx ->
                        tx
                                .sql(
                                        """
                                        select table_name from information_schema.tables
                                        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
                                        """)
                                .list(row -> row.text("table_name"))
                                .stream()
                                .map(table ->
                                        table
                                                + " "
                                                + tx.sql("select count(*) as n from " + table)
                                                        .one(row -> row.number("n"))
                                                        .orElseThrow())
                                .toList());
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /// The page at the end of the redirects that begin at `path`.
    public Reply follow(String path) {
        Reply reply = get(path);
        for (int i = 0; i < 5 && !reply.location().isEmpty(); i++) reply = get(reply.location());
        return reply;
    }

    /// Sends a request as it is, right or wrong.
    public Reply send(String method, String target, String... headers) {
        return sendWith("", method, target, headers);
    }

    /// Somebody at a browser, who is not signed in.
    public Visitor visitor() {
        return new Visitor(this);
    }

    /// The same with a body.
    public Reply sendWith(String body, String method, String target, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        request.append("Host: localhost:").append(address().getPort()).append("\r\n");
        request.append("Connection: close\r\n");
        for (String header : headers) request.append(header).append("\r\n");
        if (bytes.length > 0)
            request.append("Content-Length: ").append(bytes.length).append("\r\n");
        request.append("\r\n").append(body);
        try (Socket socket = new Socket("127.0.0.1", address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return reply(target, socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    private static Reply reply(String target, byte[] all) {
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) throw new AssertionError("no answer to " + target + ": " + text);
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(":", 2);
            headers.merge(
                    parts[0].toLowerCase(Locale.ROOT),
                    parts[1].strip(),
                    (one, other) -> one + ", " + other);
        }
        return new Reply(
                target,
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                java.util.Arrays.copyOfRange(all, end + 4, all.length));
    }

    /// Every page that can be reached by links from the front page and from `others`, each by its
    /// address; no more than `most`.
    public Map<String, Reply> crawl(int most, String... others) {
        Map<String, Reply> seen = new LinkedHashMap<>();
        List<String> ahead = new ArrayList<>(List.of("/"));
        ahead.addAll(List.of(others));
        while (!ahead.isEmpty() && seen.size() < most) {
            String path = ahead.removeFirst();
            if (seen.containsKey(path)) continue;
            Reply reply = get(path);
            seen.put(path, reply);
            if (!reply.location().isEmpty()) ahead.add(local(reply.location()));
            if (reply.header("Content-Type").startsWith("text/html"))
                reply.links().stream().filter(link -> !seen.containsKey(link)).forEach(ahead::add);
        }
        return seen;
    }

    private String local(String location) {
        return location.startsWith("http") ? URI.create(location).getRawPath() : location;
    }

    @Override
    public void close() {
        app.close();
        try (var files = Files.walk(data)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
