package broadsheet.story;

import org.jspecify.annotations.Nullable;

/// A part of the paper. Sections form a tree; `path` is the public address (`/business/economy`).
/// `inUse` says that a public story stands in it or below it. `hue` names the section's accent
/// colour in the style sheet; a subsection without one takes its parent's. A `hidden` one is not in
/// the navigation.
public record Section(
        SectionId id,
        @Nullable SectionId parent,
        String slug,
        String path,
        String name,
        @Nullable String description,
        @Nullable String hue,
        int position,
        boolean inUse,
        boolean hidden) {}
