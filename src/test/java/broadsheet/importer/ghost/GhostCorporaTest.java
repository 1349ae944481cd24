package broadsheet.importer.ghost;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.fetch.FetchLimits;
import broadsheet.identity.Actor;
import broadsheet.importer.ArchiveImport;
import broadsheet.importer.House;
import broadsheet.importer.ImportProgress;
import broadsheet.importer.ImportReport;
import broadsheet.testing.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Exports and fragments made by others: each comes in, twice the same.
class GhostCorporaTest {
    private final House house = new House(Path.of("target", "test-blobs"));

    @Test
    void everyFileComesInAndTheSecondTimeAddsNothing() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Corpora.need("ghost"))) {
            files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        for (Path file : files) imports(file);
        List<String> rows = house.rows();
        for (Path file : files) {
            ImportReport again = imports(file);
            assertThat(again.count("stories") + again.count("pages")).as(file.toString()).isZero();
        }
        assertThat(house.rows()).isEqualTo(rows);
        assertThat(house.at("/post-1/")).isNotNull();
        assertThat(house.at("/post-3-lexical/")).isNotNull();
        assertThat(house.at("/flat-format-post/")).isNotNull();
    }

    private ImportReport imports(Path file) {
        GhostWishes wishes = new GhostWishes(null, null, ZoneId.of("UTC"));
        return new ArchiveImport(
                        house.stores,
                        InstantSource.system(),
                        FetchLimits.DEFAULT,
                        new Actor("import:ghost"))
                .run(
                        List.of(new GhostExport(file, wishes, InstantSource.system())),
                        House.settings(null, false),
                        ImportProgress.SILENT);
    }
}
