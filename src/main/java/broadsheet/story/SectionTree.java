package broadsheet.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All sections of the paper at one moment, in their order.
public final class SectionTree {
    private final List<Section> all;
    private final Map<SectionId, Section> byId = new HashMap<>();
    private final Map<String, Section> byPath = new HashMap<>();

    public SectionTree(List<Section> sections) {
        all =
                sections.stream()
                        .sorted(
                                Comparator.comparingInt(Section::position)
                                        .thenComparing(Section::name))
                        .toList();
        for (Section section : all) {
            byId.put(section.id(), section);
            byPath.put(section.path(), section);
        }
    }

    public List<Section> all() {
        return all;
    }

    /// The sections at the top.
    public List<Section> top() {
        return all.stream().filter(section -> section.parent() == null).toList();
    }

    public List<Section> under(SectionId parent) {
        return all.stream().filter(section -> parent.equals(section.parent())).toList();
    }

    /// A section and all below it.
    public List<SectionId> within(Section section) {
        return all.stream().map(Section::id).filter(id -> trail(id).contains(section)).toList();
    }

    public Optional<Section> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    public Optional<Section> find(@Nullable SectionId id) {
        return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id));
    }

    /// From the top of the tree down to the section itself; empty for one that is not there.
    public List<Section> trail(@Nullable SectionId id) {
        List<Section> trail = new ArrayList<>();
        for (Section at = id == null ? null : byId.get(id); at != null && !trail.contains(at); ) {
            trail.addFirst(at);
            SectionId parent = at.parent();
            at = parent == null ? null : byId.get(parent);
        }
        return trail;
    }
}
