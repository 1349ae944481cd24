package broadsheet.importer;

import broadsheet.story.ContributorId;
import broadsheet.story.NewContributor;
import broadsheet.story.NewSection;
import broadsheet.story.NewTag;
import broadsheet.story.PictureUse;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.TagId;
import broadsheet.text.PlainText;
import broadsheet.text.Slugs;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An archive's sections, tags and writers as ours: found or made when first needed, and found by
/// their names from then on. For many threads.
final class ArchiveTerms {
    private static final OldTerm NONE =
            new OldTerm(OldTerms.NONE, "Uncategorized", null, List.of());
    private static final String TAGS = "/tag/";
    private static final String CONTRIBUTORS = "/by/";

    private final Stores stores;
    private final ArchivePictures pictures;
    private final boolean dryRun;
    private final ImportReport report;
    private final Map<String, SectionId> sections = new HashMap<>();
    private final Map<String, TagId> tags = new HashMap<>();
    private final Map<String, ContributorId> contributors = new HashMap<>();

    ArchiveTerms(Stores stores, ArchivePictures pictures, boolean dryRun, ImportReport report) {
        this.stores = stores;
        this.pictures = pictures;
        this.dryRun = dryRun;
        this.report = report;
    }

    /// The section for what has none.
    SectionId none() {
        return section(List.of(NONE));
    }

    /// The section at the end of a way from the top. A way of one step finds a section of that name
    /// wherever the paper has it.
    synchronized SectionId section(List<OldTerm> way) {
        StringBuilder path = new StringBuilder();
        for (OldTerm step : way) path.append('/').append(slug(step));
        SectionId known = sections.get(path.toString());
        if (known != null) return known;
        SectionId made = way.size() == 1 ? there(way.getFirst()) : null;
        if (made == null) made = make(way);
        sections.put(path.toString(), made);
        return made;
    }

    private @Nullable SectionId there(OldTerm term) {
        if (dryRun) return null;
        String slug = slug(term);
        List<Section> all = stores.sections().tree().all();
        Section found =
                all.stream()
                        .filter(section -> section.path().equals("/" + slug))
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            List<Section> deeper =
                    all.stream().filter(section -> section.slug().equals(slug)).toList();
            if (deeper.size() != 1) return null;
            found = deeper.getFirst();
        }
        redirect(term.oldPaths(), found.path());
        return found.id();
    }

    private SectionId make(List<OldTerm> way) {
        @Nullable String parent = null;
        @Nullable SectionId at = null;
        for (OldTerm step : way) {
            NewSection wanted =
                    new NewSection(
                            parent,
                            slug(step),
                            name(step.name(), step.slug()),
                            line(step.description()),
                            null,
                            1_000 + sections.size());
            parent = wanted.path();
            SectionId known = sections.get(parent);
            at = known != null ? known : put(wanted);
            sections.put(parent, at);
            redirect(step.oldPaths(), parent);
        }
        return Objects.requireNonNull(at, "a section without a name");
    }

    private SectionId put(NewSection wanted) {
        report.came("sections", 1);
        return dryRun ? new SectionId(sections.size() + 1) : stores.sections().put(wanted).id();
    }

    synchronized TagId tag(OldTerm term) {
        String slug = slug(term);
        TagId known = tags.get(slug);
        if (known != null) return known;
        NewTag wanted = new NewTag(slug, name(term.name(), term.slug()), line(term.description()));
        TagId made =
                dryRun
                        ? new TagId(tags.size() + 1)
                        : Objects.requireNonNull(stores.tags().put(List.of(wanted)).get(slug));
        tags.put(slug, made);
        report.came("tags", 1);
        redirect(term.oldPaths(), TAGS + slug);
        return made;
    }

    synchronized ContributorId contributor(OldWriter writer, String file) {
        String name = name(writer.name(), writer.slug());
        String slug = slug(writer.slug(), name);
        ContributorId known = contributors.get(slug);
        if (known != null) return known;
        PictureRef portrait = writer.picture();
        PictureUse picture =
                portrait == null ? null : pictures.find(portrait, file, name).orElse(null);
        NewContributor wanted =
                new NewContributor(
                        slug, name, null, line(writer.bio()), line(writer.email()), picture);
        ContributorId made =
                dryRun
                        ? new ContributorId(contributors.size() + 1)
                        : Objects.requireNonNull(
                                stores.contributors().put(List.of(wanted)).get(slug));
        contributors.put(slug, made);
        report.came("contributors", 1);
        redirect(writer.oldPaths(), CONTRIBUTORS + slug);
        return made;
    }

    private void redirect(Collection<String> from, String to) {
        if (dryRun) return;
        Map<String, String> targets = new LinkedHashMap<>();
        for (String address : from) {
            String path = WpPaths.local(address);
            if (path != null && !path.equals("/") && !path.equals(to)) targets.put(path, to);
        }
        if (!targets.isEmpty()) stores.redirects().put(targets);
    }

    private static String name(String name, String slug) {
        String line = PlainText.clean(name).replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? WpPaths.decode(slug) : line;
    }

    private static String slug(OldTerm term) {
        return slug(term.slug(), term.name());
    }

    private static String slug(String wanted, String otherwise) {
        String slug = Slugs.slug(WpPaths.decode(wanted));
        if (slug.isEmpty()) slug = Slugs.slug(otherwise);
        return slug.isEmpty() ? "x" + Integer.toHexString((wanted + otherwise).hashCode()) : slug;
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null
                ? null
                : blankToNull(PlainText.clean(text).replaceAll("\\s+", " ").strip());
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
