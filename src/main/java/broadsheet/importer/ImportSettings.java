package broadsheet.importer;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to import and how.
///
/// @param media a copy of the uploads folder, or null
/// @param fetch whether pictures that are not there are fetched from their addresses
/// @param dryRun to write nothing, and report as if
/// @param zone of times the export gives without one
/// @param language of stories where the export does not say
public record ImportSettings(
        List<Path> files,
        @Nullable Path media,
        boolean fetch,
        boolean dryRun,
        ZoneId zone,
        String language) {
    public ImportSettings {
        files = List.copyOf(files);
    }
}
