package broadsheet.audience;

import broadsheet.story.SectionId;
import broadsheet.story.StoryId;
import broadsheet.story.TagId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was read most and what rose, at one moment.
record Ranking(
        List<StoryId> mostRead,
        Map<SectionId, List<StoryId>> bySection,
        List<StoryId> rising,
        List<TagId> topics) {
    static final Ranking NONE = new Ranking(List.of(), Map.of(), List.of(), List.of());
    static final String MOST_READ = "mostread:all";
    static final String RISING = "trending";

    static String source(SectionId section) {
        return "mostread:section:" + section.value();
    }

    /// The sources of what is not as it was.
    Set<String> changesFrom(Ranking was) {
        Set<String> changed = new HashSet<>();
        if (!mostRead.equals(was.mostRead)) changed.add(MOST_READ);
        if (!rising.equals(was.rising) || !topics.equals(was.topics)) changed.add(RISING);
        Set<SectionId> sections = new HashSet<>(bySection.keySet());
        sections.addAll(was.bySection.keySet());
        for (SectionId section : sections)
            if (!bySection
                    .getOrDefault(section, List.of())
                    .equals(was.bySection.getOrDefault(section, List.of())))
                changed.add(source(section));
        return changed;
    }
}
