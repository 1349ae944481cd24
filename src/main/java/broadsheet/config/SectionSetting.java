package broadsheet.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A section of the paper and those within it.
///
/// @param hue names the section's accent colour; null for that of the section it is in
public record SectionSetting(String name, @Nullable String hue, List<SectionSetting> sections) {
    public SectionSetting {
        sections = List.copyOf(sections);
    }
}
