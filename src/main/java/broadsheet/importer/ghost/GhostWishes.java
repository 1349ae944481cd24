package broadsheet.importer.ghost;

import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a Ghost export does not say.
///
/// @param site the old site's address, or null: pictures are fetched from there, and links that
///   lead there lead here
/// @param permalink the form of its addresses (`/{year}/{slug}/`), or null for what the export
///   says, else `/{slug}/`
/// @param zone of the dates in addresses, where the export names none
public record GhostWishes(@Nullable URI site, @Nullable String permalink, ZoneId zone) {}
