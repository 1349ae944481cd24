package broadsheet.feeds;

import broadsheet.config.MachineSettings;
import broadsheet.config.Settings;
import broadsheet.http.Content;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.paper.PressRoom;
import broadsheet.paper.ReadingRoom;
import broadsheet.press.Sources;
import broadsheet.story.Languages;
import broadsheet.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The small files that programs look for at known addresses. What the settings say nothing of is
/// not there.
final class MachineFiles {
    /// For how long a security.txt is good: less than a year, as RFC 9116 recommends.
    private static final int GOOD_MONTHS = 6;

    private static final int LARGEST_ADS = 1 << 20;

    private final ReadingRoom room;
    private final Paper paper;
    private final MachineSettings machines;
    private final Licence licence;
    private final Path data;

    MachineFiles(ReadingRoom room, Settings settings) {
        this.room = room;
        this.paper = room.paper();
        this.machines = settings.machines();
        this.licence = new Licence(paper, settings.licence());
        this.data = settings.data().dir();
    }

    void addTo(Router.Builder router) {
        pressed(
                router,
                "/robots.txt",
                () ->
                        Content.text(
                                        Robots.write(
                                                paper,
                                                machines.trainingCrawlers(),
                                                licence.address()))
                                .build());
        pressed(router, "/.well-known/security.txt", this::security);
        pressed(router, "/manifest.webmanifest", this::manifest);
        pressed(router, Addresses.OPEN_SEARCH, () -> OpenSearch.content(paper));
        pressed(router, Licence.PATH, licence::content);
        pressed(router, "/.well-known/tdmrep.json", licence::mining);
        for (String name : List.of("ads.txt", "app-ads.txt"))
            router.get("/" + name, _ -> ofNewsroom(name));
        Icons.addTo(router);
    }

    /// @param file makes nothing where there is no such file
    private void pressed(
            Router.Builder router, String path, Supplier<? extends @Nullable Content> file) {
        router.get(
                path,
                request ->
                        room.press()
                                .answer(
                                        PressRoom.key(request),
                                        () -> {
                                            Content content = file.get();
                                            if (content == null)
                                                throw PressRoom.instead(Response.notFound());
                                            return content;
                                        }));
    }

    /// A text that the newsroom keeps in its data folder: it changes with the sellers of its
    /// advertisements, without a restart.
    private Response ofNewsroom(String name) throws IOException {
        Path file = data.resolve(name);
        if (!Files.isRegularFile(file)) return Response.notFound();
        try (InputStream in = Files.newInputStream(file)) {
            return Content.of("text/plain; charset=utf-8", in.readNBytes(LARGEST_ADS)).build();
        }
    }

    /// RFC 9116. The date on which it ends moves on with each month, and is never near.
    private @Nullable Content security() {
        if (machines.securityContact().isEmpty()) return null;
        YearMonth month =
                YearMonth.from(LocalDate.ofInstant(room.clock().instant(), ZoneOffset.UTC));
        Sources.until(month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        StringBuilder out = new StringBuilder();
        out.append("Contact: ").append(machines.securityContact()).append('\n');
        out.append("Expires: ").append(month.plusMonths(GOOD_MONTHS)).append("-01T00:00:00Z\n");
        out.append("Preferred-Languages: ").append(paper.language()).append('\n');
        out.append("Canonical: ").append(paper.address("/.well-known/security.txt")).append('\n');
        if (machines.securityPolicy() != null)
            out.append("Policy: ").append(machines.securityPolicy()).append('\n');
        return Content.text(out.toString()).build();
    }

    private Content manifest() {
        return Content.of(
                        "application/manifest+json",
                        Json.object()
                                .put("name", paper.name())
                                .put("short_name", paper.name())
                                .put("description", paper.tagline())
                                .put("id", "/")
                                .put("start_url", "/")
                                .put("scope", "/")
                                .put("display", "browser")
                                .put("lang", paper.language())
                                .put("dir", Languages.direction(paper.language()))
                                .put("background_color", "#ffffff")
                                .put("theme_color", "#ffffff")
                                .put("icons", List.of(Icons.SMALL, Icons.LARGE), MachineFiles::icon)
                                .build()
                                .write()
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
    }

    private static Json icon(String path) {
        String size = path.replaceAll("\\D", "");
        return Json.object()
                .put("src", path)
                .put("sizes", size + "x" + size)
                .put("type", "image/png")
                .build();
    }
}
