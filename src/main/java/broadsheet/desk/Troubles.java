package broadsheet.desk;

import broadsheet.story.Outcome;
import broadsheet.story.StoryId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What can go wrong behind the desk, each as it is known in memory: asking costs nothing.
///
/// @param late stories that are due and could not be published
/// @param why why a story that is due is not out
/// @param stuck whether nobody sees to what is due
/// @param untold receivers outside whom something could not be told
/// @param unsearchable for how long searches are not answered, or not truly
public record Troubles(
        Supplier<Set<StoryId>> late,
        Function<StoryId, List<Outcome.Problem>> why,
        BooleanSupplier stuck,
        LongSupplier untold,
        Supplier<Duration> unsearchable) {}
