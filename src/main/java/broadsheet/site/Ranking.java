package broadsheet.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stories in the order in which they are read most.
///
/// @param id unique on the page
/// @param href of the page that has more; null where this is it
public record Ranking(
        String id,
        String title,
        @Nullable String href,
        @Nullable String hue,
        List<CardView> cards) {}
