package broadsheet.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a client newsroom identifies itself with. The key itself is shown once, when it is made.
///
/// @param rate requests a minute
/// @param revoked null while it is good
public record Key(long id, String name, int rate, Instant created, @Nullable Instant revoked) {}
