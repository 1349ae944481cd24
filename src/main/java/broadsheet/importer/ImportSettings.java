package broadsheet.importer;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to import and how.
///
/// @param media a copy of the uploads folder, or null
/// @param fetch whether pictures that are not there are fetched from their addresses
/// @param dryRun to write nothing, and report as if
/// @param zone of times the export gives without one
/// @param language of stories where the export does not say
/// @param types kinds of items that become stories besides posts and pages, or null for those that
///   look like stories (see [PostTypes])
public record ImportSettings(
        List<Path> files,
        @Nullable Path media,
        boolean fetch,
        boolean dryRun,
        ZoneId zone,
        String language,
        @Nullable Set<String> types) {
    public ImportSettings {
        files = List.copyOf(files);
        if (types != null) types = Set.copyOf(types);
    }

    /// Of kinds besides posts and pages, those that look like stories.
    public ImportSettings(
            List<Path> files,
            @Nullable Path media,
            boolean fetch,
            boolean dryRun,
            ZoneId zone,
            String language) {
        this(files, media, fetch, dryRun, zone, language, null);
    }
}
