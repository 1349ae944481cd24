package broadsheet.audience;

import broadsheet.http.Content;
import broadsheet.http.Csp;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.page.Assets;
import broadsheet.page.Messages;
import broadsheet.page.Templates;
import broadsheet.paper.Paper;
import broadsheet.story.Languages;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The editors' page of figures and its files. There is no sign-in yet, so it stands on the port of
/// operations, which only the machine itself can reach.
public final class FiguresPages {
    private static final String PATH = "/figures";

    private final Paper paper;
    private final Stories stories;
    private final Figures figures;
    private final Messages words;
    private final Assets assets;
    private final Assets.Inline style;
    private final Templates templates = new Templates();
    private final DateTimeFormatter hour;
    private final DateTimeFormatter day;

    public FiguresPages(broadsheet.db.Db db, Stories stories, Paper paper, InstantSource clock) {
        this.paper = paper;
        this.stories = stories;
        this.figures = new Figures(db, paper.zone(), clock);
        this.words = Messages.of(paper.language());
        this.assets = new Assets();
        this.style = assets.style("base", "figures");
        this.hour =
                DateTimeFormatter.ofPattern("d MMM, HH:mm xxx", words.locale())
                        .withZone(paper.zone());
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale());
    }

    public void addTo(Router.Builder router) {
        router.get(PATH, this::page);
        router.get(PATH + "/{file}", this::file);
        router.get(
                "/assets/{file}",
                request ->
                        assets.at(request.path())
                                .<Response>map(asset ->
                                        Content.of(asset.mediaType(), asset.bytes())
                                                .immutable()
                                                .build())
                                .orElseGet(Response::notFound));
    }

    private Response page(Request request) {
        Optional<String> asked = request.param("story");
        Optional<Story> about = asked.flatMap(this::story);
        if (asked.isPresent() && about.isEmpty()) return Response.notFound();
        StoryId id = about.map(Story::id).orElse(null);
        FiguresPage page =
                new FiguresPage(
                        words,
                        paper.language(),
                        Languages.direction(paper.language()),
                        paper.name(),
                        style,
                        about.map(story -> story.copy().headline()).orElse(null),
                        id == null ? "" : "?story=" + id.value(),
                        List.of(over("hours", hours(id)), over("days", days(id))),
                        id == null
                                ? List.of(
                                        new FiguresPage.Table(
                                                "stories",
                                                words.get("figures.stories"),
                                                "stories",
                                                storyEntries()),
                                        table("sections", figures.sections()),
                                        table("domains", figures.domains(null)))
                                : List.of(table("domains", figures.domains(id))));
        return Content.html(templates.render("audience/figures", page))
                .language(paper.language())
                .cacheControl("no-store")
                .csp(Csp.PAGE.styleHashes(List.of(style.hash())))
                .build();
    }

    private Optional<Story> story(String number) {
        return number.matches("[1-9]\\d{0,17}")
                ? stories.find(new StoryId(Long.parseLong(number)))
                : Optional.empty();
    }

    private List<Chart.Column> hours(@Nullable StoryId story) {
        return figures.hours(story).stream()
                .map(each -> new Chart.Column(hour.format(each.at()), each.reads()))
                .toList();
    }

    private List<Chart.Column> days(@Nullable StoryId story) {
        return figures.days(story).stream()
                .map(each -> new Chart.Column(day.format(each.day()), each.reads()))
                .toList();
    }

    private FiguresPage.Over over(String id, List<Chart.Column> columns) {
        long sum = columns.stream().mapToLong(Chart.Column::value).sum();
        String title = words.get("figures." + id);
        String total = words.get("figures.sum", number(sum));
        return new FiguresPage.Over(
                id,
                title,
                total,
                Chart.of(id, title, total, columns),
                columns.reversed().stream()
                        .map(each -> entry(null, each.label(), each.value()))
                        .toList());
    }

    private List<FiguresPage.Entry> storyEntries() {
        return figures.stories().stream()
                .map(each ->
                        entry(
                                PATH + "?story=" + each.story().value(),
                                each.headline(),
                                each.reads()))
                .toList();
    }

    private FiguresPage.Table table(String id, List<Figures.Line> lines) {
        return new FiguresPage.Table(
                id,
                words.get("figures." + id),
                id,
                lines.stream().map(line -> entry(null, named(line.name()), line.reads())).toList());
    }

    private String named(String name) {
        if (name.isEmpty()) return words.get("figures.direct");
        return name.equals(Domains.OTHER) ? words.get("figures.other") : name;
    }

    private FiguresPage.Entry entry(@Nullable String href, String name, long reads) {
        return new FiguresPage.Entry(href, name, number(reads));
    }

    private String number(long number) {
        return String.format(words.locale(), "%,d", number);
    }

    /// The same numbers as CSV (RFC 4180).
    private Response file(Request request) {
        Optional<String> asked = request.param("story");
        Optional<Story> about = asked.flatMap(this::story);
        if (asked.isPresent() && about.isEmpty()) return Response.notFound();
        StoryId id = about.map(Story::id).orElse(null);
        StringBuilder out = new StringBuilder();
        switch (request.variable("file")) {
            case "hours.csv" -> {
                out.append("hour,reads\r\n");
                figures.hours(id).forEach(each -> line(out, each.at().toString(), each.reads()));
            }
            case "days.csv" -> {
                out.append("day,reads\r\n");
                figures.days(id).forEach(each -> line(out, each.day().toString(), each.reads()));
            }
            case "stories.csv" -> {
                out.append("story,headline,reads\r\n");
                figures.stories()
                        .forEach(each -> {
                            out.append(each.story().value()).append(',');
                            line(out, each.headline(), each.reads());
                        });
            }
            case "sections.csv" -> {
                out.append("section,reads\r\n");
                figures.sections().forEach(each -> line(out, each.name(), each.reads()));
            }
            case "domains.csv" -> {
                out.append("domain,reads\r\n");
                figures.domains(id).forEach(each -> line(out, each.name(), each.reads()));
            }
            default -> {
                return Response.notFound();
            }
        }
        return Content.of(
                        "text/csv; charset=utf-8", out.toString().getBytes(StandardCharsets.UTF_8))
                .cacheControl("no-store")
                .build();
    }

    /// What a spreadsheet would take for a formula gets a quotation mark before it.
    private static void line(StringBuilder out, String name, long reads) {
        String safe = name.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + name : name;
        out.append('"')
                .append(safe.replace("\"", "\"\""))
                .append("\",")
                .append(reads)
                .append("\r\n");
    }
}
