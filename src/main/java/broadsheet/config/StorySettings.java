package broadsheet.config;

import java.util.List;

/// What the paper asks of its stories.
///
/// @param rules that hold when a story becomes public or is scheduled to
public record StorySettings(List<StoryRule> rules) {
    public StorySettings {
        rules = List.copyOf(rules);
    }
}
