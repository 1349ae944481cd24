package broadsheet.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What programs are told that come by.
///
/// @param securityContact a link for reports of weaknesses; empty for none
/// @param securityPolicy the page with the rules for them; null for none
public record MachineSettings(
        Crawlers trainingCrawlers, String securityContact, @Nullable URI securityPolicy) {
    /// Whether crawlers of a kind may come.
    public enum Crawlers {
        ALLOW,
        DISALLOW
    }
}
