package broadsheet;

import broadsheet.config.HookSettings;
import broadsheet.config.Settings;
import broadsheet.importer.ImportReport;
import broadsheet.importer.ImportSettings;
import broadsheet.importer.feed.FeedImport;
import broadsheet.importer.feed.FeedWishes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "feed",
        description =
                "Bring feeds in: RSS, Atom or JSON Feed. Run it again at any time: nothing comes twice.",
        mixinStandardHelpOptions = true)
final class FeedCommand implements Callable<Integer> {
    @ParentCommand private ImportCommand parent = new ImportCommand();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin private ImportOptions options = new ImportOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|URL",
            description = "Feeds, or pages that name one.")
    private List<String> places = List.of();

    @Option(names = "--draft", description = "Keep the stories as drafts instead of publishing.")
    private boolean draft;

    @Option(
            names = "--section",
            paramLabel = "NAME",
            description = "File all of it here, instead of under each item's first category.")
    private @Nullable String section;

    @Option(
            names = "--site",
            paramLabel = "URL",
            description = "The old site's address, where the feed does not say it.")
    private @Nullable URI site;

    @Option(
            names = "--pages",
            paramLabel = "N",
            description = "Read no more pages of a feed than this (100).")
    private int pages = FeedWishes.DEFAULT.pages();

    @Option(names = "--again", description = "Read feeds also where nothing has changed.")
    private boolean again;

    @Option(
            names = "--media",
            paramLabel = "DIR",
            description =
                    "Take pictures from this copy of the old site's files before fetching any.")
    private @Nullable Path media;

    @Override
    public Integer call() {
        for (String place : places)
            if (!place.matches("(?i)(https?|feed):.*") && !Files.isReadable(Path.of(place)))
                throw refused("Cannot read " + place + ".");
        if (site != null
                && (site.getHost() == null || !String.valueOf(site.getScheme()).startsWith("http")))
            throw refused(
                    "--site is \""
                            + site
                            + "\"; it must be an address such as https://paper.example.");
        if (pages < 1) throw refused("--pages is " + pages + "; it must be 1 or more.");
        if (media != null && !Files.isDirectory(media))
            throw refused("There is no folder " + media + ".");
        Settings settings = settingsOptions.read(parent.parent().environment(), Map.of());
        return run(settings, new FeedWishes(draft, section, site, pages, again));
    }

    private int run(Settings settings, FeedWishes wishes) {
        CommandLine line = spec.commandLine();
        Progress bar = Progress.on(line.getErr());
        InstantSource clock = InstantSource.system();
        boolean anywhere = settings.feeds().reach() == HookSettings.Reach.ANYWHERE;
        try (Ground ground = Ground.open(settings)) {
            Newsroom newsroom = Newsroom.open(ground, settings, List.of(), clock);
            if (!options.dryRun()) newsroom.ready(settings.site());
            ImportReport done =
                    FeedImport.of(newsroom.forImports(ground), clock, anywhere)
                            .run(
                                    places,
                                    wishes,
                                    wishes(settings),
                                    at -> WordPressRun.show(bar, at));
            bar.done();
            done.readable().forEach(line.getOut()::println);
            Path report = options.report();
            if (report != null) Files.writeString(report, done.json().pretty() + "\n");
            return done.failed() || done.lines("broken") > 0 ? ExitCode.INCOMPLETE : ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    line, "Not a feed's address: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + options.report(), e);
        }
    }

    private ImportSettings wishes(Settings settings) {
        return new ImportSettings(
                List.of(),
                media,
                options.fetch(),
                options.dryRun(),
                settings.site().zone(),
                settings.site().language().toLanguageTag());
    }

    private CommandLine.ParameterException refused(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }
}
