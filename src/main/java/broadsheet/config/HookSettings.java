package broadsheet.config;

import java.time.Duration;

/// How events are pushed outward.
///
/// @param atOnce deliveries under way at one time, on each node
/// @param keep how long the log of deliveries goes back
public record HookSettings(int atOnce, Duration keep, Reach reach) {
    /// Which addresses a hook may have.
    public enum Reach {
        /// Those that anyone can ask.
        PUBLIC,
        /// Also this machine and its network.
        ANYWHERE
    }
}
