package broadsheet.db;

import java.time.Duration;

/// What a look at a database shows.
///
/// @param version the major one
/// @param own whether Broadsheet started it
/// @param migrated whether the tables are those of this Broadsheet
/// @param ahead how far its clock is before this machine's; negative where it is behind
public record DatabaseState(int version, boolean own, boolean migrated, Duration ahead) {}
