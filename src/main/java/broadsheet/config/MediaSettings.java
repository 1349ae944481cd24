package broadsheet.config;

import java.util.List;

/// What pictures are taken and made.
///
/// @param widths of the renditions, in pixels, rising
public record MediaSettings(DataSize maxUpload, List<Integer> widths) {
    public MediaSettings {
        widths = widths.stream().sorted().distinct().toList();
    }
}
