package broadsheet.importer;

import broadsheet.story.ContributorId;
import broadsheet.story.NewContributor;
import broadsheet.story.NewSection;
import broadsheet.story.NewTag;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.TagId;
import broadsheet.text.PlainText;
import broadsheet.text.Slugs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The old site's categories as sections, its tags, its writers as contributors: made when first
/// needed, and found by the old names from then on. For many threads.
final class OldTerms {
    /// WordPress's category for what has none.
    static final String NONE = "uncategorized";

    private static final int CHUNK = 1_000;

    /// Where the site has the pages of its tags and contributors.
    private static final String TAGS = "/tag/";

    private static final String CONTRIBUTORS = "/by/";

    private final Stores stores;
    private final OldSite site;
    private final boolean dryRun;
    private final ImportReport report;
    private final Map<String, Filed> sections = new HashMap<>();
    private final Map<String, TagId> tags = new HashMap<>();
    private final Map<String, TagId> tagsByOldSlug = new HashMap<>();
    private final Map<String, ContributorId> contributors = new HashMap<>();

    /// A category's section, its path, and how deep it lies.
    record Filed(SectionId id, String path, int depth) {}

    OldTerms(Stores stores, OldSite site, boolean dryRun, ImportReport report) {
        this.stores = stores;
        this.site = site;
        this.dryRun = dryRun;
        this.report = report;
    }

    /// Makes what the export declares, and lets the old addresses of categories lead to their
    /// sections.
    void putDeclared() {
        for (String slug : site.categories.keySet()) if (!slug.equals(NONE)) section(slug, "");
        List<NewTag> declared = site.tags.values().stream().map(OldTerms::tag).toList();
        for (int i = 0; i < declared.size(); i += CHUNK)
            putTags(declared.subList(i, Math.min(declared.size(), i + CHUNK)));
        site.authors.keySet().forEach(this::contributor);
        redirects();
    }

    /// The section of a category by its slug in WordPress.
    synchronized Filed section(String slug, String name) {
        return section(slug, name, new HashSet<>());
    }

    private Filed section(String slug, String name, Set<String> above) {
        Filed known = sections.get(slug);
        if (known != null) return known;
        above.add(slug);
        Wxr.Term term = site.categories.get(slug);
        String parent = term == null ? "" : term.parent();
        Filed under =
                parent.isEmpty() || above.contains(parent) ? null : section(parent, parent, above);
        String title =
                PlainText.line(
                        term == null
                                ? ImportReport.or(name, slug)
                                : ImportReport.or(term.name(), slug));
        NewSection wanted =
                new NewSection(
                        under == null ? null : under.path(),
                        slug(WpPaths.decode(slug), title),
                        title,
                        term == null || term.description().isEmpty()
                                ? null
                                : PlainText.line(term.description()),
                        null,
                        1_000 + sections.size());
        Filed made = put(wanted, under == null ? 1 : under.depth() + 1);
        sections.put(slug, made);
        report.came("sections", 1);
        return made;
    }

    private Filed put(NewSection wanted, int depth) {
        if (dryRun) return new Filed(new SectionId(sections.size() + 1), wanted.path(), depth);
        Section section = stores.sections().put(wanted);
        return new Filed(section.id(), section.path(), depth);
    }

    /// The tag of this slug in WordPress.
    synchronized TagId tag(String slug, String name) {
        TagId known = tagsByOldSlug.get(slug);
        if (known != null) return known;
        Wxr.Term term = site.tags.get(slug);
        NewTag wanted = tag(term == null ? new Wxr.Term("post_tag", "", slug, "", name, "") : term);
        if (!tags.containsKey(wanted.slug())) putTags(List.of(wanted));
        TagId id = java.util.Objects.requireNonNull(tags.get(wanted.slug()));
        tagsByOldSlug.put(slug, id);
        return id;
    }

    private static NewTag tag(Wxr.Term term) {
        String name = PlainText.line(ImportReport.or(term.name(), WpPaths.decode(term.slug())));
        return new NewTag(
                slug(WpPaths.decode(term.slug()), name),
                name,
                term.description().isEmpty() ? null : PlainText.line(term.description()));
    }

    private synchronized void putTags(Collection<NewTag> wanted) {
        Map<String, NewTag> bySlug = new LinkedHashMap<>();
        for (NewTag tag : wanted) bySlug.putIfAbsent(tag.slug(), tag);
        bySlug.keySet().removeAll(tags.keySet());
        if (bySlug.isEmpty()) return;
        if (dryRun) bySlug.keySet().forEach(slug -> tags.put(slug, new TagId(tags.size() + 1)));
        else tags.putAll(stores.tags().put(bySlug.values()));
        report.came("tags", bySlug.size());
    }

    /// The contributor who writes under this login, or under this name where there is no such
    /// login.
    synchronized ContributorId contributor(String login) {
        String key = login.strip().toLowerCase(Locale.ROOT);
        ContributorId known = contributors.get(key);
        if (known != null) return known;
        NewContributor wanted = person(key, login.strip());
        ContributorId id =
                dryRun
                        ? new ContributorId(contributors.size() + 1)
                        : java.util.Objects.requireNonNull(
                                stores.contributors().put(List.of(wanted)).get(wanted.slug()));
        contributors.put(key, id);
        report.came("contributors", 1);
        return id;
    }

    /// The login of the account or guest of this number in WordPress, or null.
    @Nullable String login(String kind, String number) {
        if (kind.equals("user")) {
            Wxr.Author author = site.authorsById.get(number);
            return author == null ? null : author.login();
        }
        OldSite.Guest guest = site.guests.get("#" + number);
        return guest == null ? null : guest.login();
    }

    /// Whether somebody is known under this login.
    boolean knows(String login) {
        String key = login.toLowerCase(Locale.ROOT);
        return site.authors.containsKey(key) || site.guests.containsKey(key);
    }

    private NewContributor person(String key, String written) {
        OldSite.Guest guest = site.guests.get(key);
        Wxr.Author author = site.authors.get(key);
        String name =
                PlainText.line(
                        guest != null
                                ? ImportReport.or(guest.name(), written)
                                : author != null
                                        ? ImportReport.or(author.name(), written)
                                        : written);
        String email = guest != null ? guest.email() : author != null ? author.email() : "";
        String bio = guest == null ? "" : PlainText.line(guest.bio());
        boolean mail = written.indexOf('@') > 0;
        return new NewContributor(
                slug(mail ? name : written, name),
                mail && name.equals(written) ? written.substring(0, written.indexOf('@')) : name,
                null,
                bio.isEmpty() ? null : bio,
                email.isEmpty() ? null : email,
                null);
    }

    private synchronized void redirects() {
        if (dryRun) return;
        Map<String, String> targets = new LinkedHashMap<>();
        String base =
                java.util.Objects.requireNonNullElse(WpPaths.local(site.base()), "/")
                        .replaceFirst("/$", "");
        sections.forEach((slug, filed) -> {
            targets.put(base + "/category/" + trail(slug) + "/", filed.path());
            targets.put(base + "/category/" + WpPaths.decode(slug) + "/", filed.path());
        });
        for (Wxr.Term term : site.tags.values())
            targets.put(
                    base + "/tag/" + WpPaths.decode(term.slug()) + "/", TAGS + tag(term).slug());
        site.authors.forEach((login, author) ->
                targets.put(
                        base + "/author/" + Slugs.slug(login) + "/",
                        CONTRIBUTORS + person(login, author.login()).slug()));
        List<Map.Entry<String, String>> all = new ArrayList<>(targets.entrySet());
        for (int i = 0; i < all.size(); i += CHUNK) {
            Map<String, String> some = new LinkedHashMap<>();
            all.subList(i, Math.min(all.size(), i + CHUNK))
                    .forEach(it -> some.put(it.getKey(), it.getValue()));
            stores.redirects().put(some);
        }
    }

    private String trail(String slug) {
        List<String> names = new ArrayList<>();
        for (String at = slug; !at.isEmpty() && !names.contains(at); ) {
            names.addFirst(at);
            Wxr.Term term = site.categories.get(at);
            at = term == null ? "" : term.parent();
        }
        return WpPaths.decode(String.join("/", names));
    }

    private static String slug(String wanted, String otherwise) {
        String slug = Slugs.slug(wanted);
        if (slug.isEmpty()) slug = Slugs.slug(otherwise);
        return slug.isEmpty() ? "x" + Integer.toHexString(wanted.hashCode()) : slug;
    }
}
