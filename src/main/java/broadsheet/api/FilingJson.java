package broadsheet.api;

import broadsheet.media.Picture;
import broadsheet.story.Contributor;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Tag;
import broadsheet.text.Json;
import org.jspecify.annotations.Nullable;

/// Sections, tags and contributors as JSON.
final class FilingJson {
    private final Links links;
    private final PictureJson pictures;

    FilingJson(Links links, PictureJson pictures) {
        this.links = links;
        this.pictures = pictures;
    }

    /// A section in short.
    Json section(Section section) {
        return start(section).build();
    }

    /// A section with all that is under it.
    Json branch(Section section, SectionTree tree) {
        return start(section)
                .put("description", section.description())
                .put("inUse", section.inUse())
                .put("sections", tree.under(section.id()), under -> branch(under, tree))
                .build();
    }

    private Json.Builder start(Section section) {
        return Json.object()
                .put("id", section.id().value())
                .put("path", section.path())
                .put("name", section.name())
                .put("url", links.page(section.path()));
    }

    Json tag(Tag tag) {
        return Json.object()
                .put("id", tag.id().value())
                .put("slug", tag.slug())
                .put("name", tag.name())
                .put("description", tag.description())
                .put("url", links.tag(tag))
                .build();
    }

    Json contributor(Contributor person, @Nullable Picture portrait) {
        Json.Builder json =
                Json.object()
                        .put("id", person.id().value())
                        .put("slug", person.slug())
                        .put("name", person.name())
                        .put("role", person.role())
                        .put("bio", person.bio())
                        .put("email", person.email())
                        .put("url", links.contributor(person));
        if (portrait != null) json.put("picture", pictures.write(portrait));
        return json.build();
    }
}
