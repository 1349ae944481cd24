package broadsheet.importer.folder;

import broadsheet.importer.InTray;
import broadsheet.importer.OldArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A folder of texts with front matter, read twice: first for where each text stood, then for the
/// texts. What cannot be read is said and stops nothing else.
public final class FolderArchive implements OldArchive {
    private final SiteFolder folder;
    private final SiteConfig config;
    private final FolderStory stories;
    private final List<SiteFolder.Entry> files;
    private final String name;

    private FolderArchive(
            SiteFolder folder,
            SiteConfig config,
            FolderStory stories,
            List<SiteFolder.Entry> files) {
        this.folder = folder;
        this.config = config;
        this.stories = stories;
        this.files = files;
        this.name = String.valueOf(folder.root().getFileName());
    }

    /// Opens the folder and reads what its settings say.
    ///
    /// @param zone of times that name none, where the settings name none either
    public static FolderArchive open(Path root, ZoneId zone, InstantSource clock)
            throws IOException {
        SiteFolder folder = new SiteFolder(root);
        SiteConfig config = SiteConfig.read(folder);
        FolderStory stories =
                new FolderStory(
                        folder,
                        config,
                        config.zone(zone),
                        String.valueOf(folder.root().getFileName()),
                        clock.instant());
        return new FolderArchive(folder, config, stories, folder.texts());
    }

    /// The folder, where its pictures are as well.
    public Path root() {
        return folder.root();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return files.stream().mapToLong(SiteFolder.Entry::bytes).sum();
    }

    @Override
    public void survey(LongConsumer position) {
        long read = 0;
        for (SiteFolder.Entry entry : files) {
            read += entry.bytes();
            position.accept(read);
            Source source = Source.of(entry.path(), config);
            if (source.role() == Source.Role.NOTHING) continue;
            try {
                stories.survey(file(source));
            } catch (IOException | IllegalArgumentException _) {
                // said when it is read for good
            }
        }
    }

    private FolderFile file(Source source) throws IOException {
        String text = folder.read(source.path());
        return FolderFile.of(
                source,
                text,
                Files.getLastModifiedTime(folder.root().resolve(source.path())),
                config);
    }

    @Override
    public String source() {
        @Nullable URI address = config.address();
        return "folder:"
                + (address == null ? name : address.getHost() + String.valueOf(address.getPath()));
    }

    @Override
    public List<URI> sites() {
        @Nullable URI address = config.address();
        return address == null ? List.of() : List.of(address.resolve("/"));
    }

    @Override
    public void read(InTray tray) {
        tray.note(name, "", "read as a site of " + config.maker().word());
        config.problems()
                .forEach(problem -> tray.broken(name, problem, "settings that cannot be read"));
        long read = 0;
        for (SiteFolder.Entry entry : files) {
            read += entry.bytes();
            put(Source.of(entry.path(), config), tray);
            tray.at(read);
        }
    }

    private void put(Source source, InTray tray) {
        if (source.role() == Source.Role.NOTHING) {
            tray.passedOver("files that are no texts of the site", 1);
            return;
        }
        if (source.role() == Source.Role.SECTION) return;
        try {
            FolderFile file = file(source);
            if (config.maker() == Maker.JEKYLL && !file.hasFront()) {
                tray.passedOver("files without front matter", 1);
                return;
            }
            if (!file.front().text("redirect_to").isEmpty()) {
                tray.note(
                        name,
                        source.path(),
                        "it only leads to " + file.front().text("redirect_to") + ": passed over");
                return;
            }
            tray.put(stories.story(file, tray));
        } catch (IOException | IllegalArgumentException e) {
            tray.broken(name, source.path(), "cannot be read: " + e.getMessage());
        }
    }
}
