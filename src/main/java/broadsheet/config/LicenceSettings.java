package broadsheet.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What machines are told of the rights in the paper's stories: the terms of RSL 1.0 and of the TDM
/// Reservation Protocol.
///
/// @param terms the page with the terms in words; null for the paper's own
/// @param miningPolicy where a licence for text and data mining can be had; null where it is not
///   said
public record LicenceSettings(
        List<Use> permits,
        List<Use> prohibits,
        Payment payment,
        @Nullable URI terms,
        Mining mining,
        @Nullable URI miningPolicy) {
    public LicenceSettings {
        permits = List.copyOf(permits);
        prohibits = List.copyOf(prohibits);
    }

    /// Whether anything is said of uses at all.
    public boolean stated() {
        return !permits.isEmpty() || !prohibits.isEmpty();
    }

    /// What a machine does with a story, in RSL's words.
    public enum Use {
        ALL,
        AI_ALL,
        AI_TRAIN,
        AI_INPUT,
        AI_INDEX,
        SEARCH
    }

    /// What is asked in return, in RSL's words.
    public enum Payment {
        UNSTATED,
        FREE,
        ATTRIBUTION,
        CONTRIBUTION,
        PURCHASE,
        SUBSCRIPTION,
        TRAINING,
        CRAWL,
        USE
    }

    /// Whether the rights of text and data mining are reserved.
    public enum Mining {
        UNSTATED,
        RESERVED,
        FREE
    }
}
