package broadsheet.importer;

import broadsheet.story.Byline;
import broadsheet.story.ContributorId;
import broadsheet.story.Copy;
import broadsheet.story.SectionId;
import broadsheet.story.TagId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an item stands and who wrote it, by its terms and fields.
final class ItemFiling {
    private static final int STICKY = 8;

    private final Wxr.Item item;
    private final OldSite site;
    private final OldTerms terms;

    ItemFiling(Wxr.Item item, OldSite site, OldTerms terms) {
        this.item = item;
        this.site = site;
        this.terms = terms;
    }

    /// The section its plug-in calls the primary one, else the deepest, is its own; it also stands
    /// in the others.
    Copy.Filing filing(boolean page) {
        List<OldTerms.Filed> sections = new ArrayList<>();
        OldTerms.Filed primary = null;
        Set<String> slugs = new LinkedHashSet<>();
        List<TagId> tags = new ArrayList<>();
        for (Wxr.Filed term : item.terms()) {
            if (isCategory(term)) slugs.add(slug(term));
            else if (isTag(term)) tags.add(terms.tag(slug(term), term.name()));
        }
        if (slugs.size() > 1) slugs.remove(OldTerms.NONE);
        if (slugs.isEmpty() && !page) slugs.add(OldTerms.NONE);
        for (String slug : slugs) {
            OldTerms.Filed section = terms.section(slug, name(slug));
            sections.add(section);
            if (isPrimary(slug)) primary = section;
        }
        if (primary == null)
            primary =
                    sections.stream()
                            .max(Comparator.comparingInt(OldTerms.Filed::depth))
                            .orElse(null);
        SectionId own = primary == null ? null : primary.id();
        int prominence = item.text("wp:is_sticky").equals("1") ? STICKY : 0;
        return new Copy.Filing(
                own, sections.stream().map(OldTerms.Filed::id).toList(), tags, prominence);
    }

    Byline byline() {
        Set<ContributorId> writers = new LinkedHashSet<>();
        for (Wxr.Filed term : item.terms())
            if (term.domain().equals("author")) writers.add(terms.contributor(coAuthor(term)));
        for (String value : item.meta().getOrDefault("_molongui_author", List.of())) {
            int dash = value.indexOf('-');
            String login =
                    dash < 0
                            ? null
                            : terms.login(value.substring(0, dash), value.substring(dash + 1));
            if (login != null) writers.add(terms.contributor(login));
        }
        String creator = item.text("dc:creator");
        if (writers.isEmpty() && !creator.isEmpty()) writers.add(terms.contributor(creator));
        return writers.isEmpty() ? Byline.NONE : Byline.of(writers.toArray(ContributorId[]::new));
    }

    /// The item's language where a plug-in gives it one, or null.
    @Nullable String language() {
        return item.terms().stream()
                .filter(term -> term.domain().equals("language"))
                .map(Wxr.Filed::slug)
                .findFirst()
                .orElse(null);
    }

    boolean isBrief() {
        return item.terms().stream()
                .anyMatch(term ->
                        term.domain().equals("post_format")
                                && List.of("post-format-aside", "post-format-status")
                                        .contains(term.slug()));
    }

    private String coAuthor(Wxr.Filed term) {
        String login = term.slug().startsWith("cap-") ? term.slug().substring(4) : term.slug();
        if (terms.knows(login)) return login;
        return ImportReport.or(term.name(), login);
    }

    /// A term that says nothing of its kind is a category where the site has one of that name, else
    /// a tag.
    private boolean isCategory(Wxr.Filed term) {
        if (term.domain().equals("category")) return true;
        return term.domain().isEmpty()
                && (slug(term).equals(OldTerms.NONE) || declared(term) != null);
    }

    private static boolean isTag(Wxr.Filed term) {
        return List.of("post_tag", "tag", "").contains(term.domain())
                && !(term.slug().isEmpty() && term.name().isEmpty());
    }

    private String slug(Wxr.Filed term) {
        if (!term.slug().isEmpty()) return term.slug();
        String declared = declared(term);
        if (declared != null) return declared;
        String slug = broadsheet.text.Slugs.slug(broadsheet.text.PlainText.line(term.name()));
        return slug.isEmpty() ? OldTerms.NONE : slug;
    }

    private @Nullable String declared(Wxr.Filed term) {
        return site.categories.values().stream()
                .filter(it -> it.name().equals(term.name()))
                .map(Wxr.Term::slug)
                .findFirst()
                .orElse(null);
    }

    private String name(String slug) {
        return item.terms().stream()
                .filter(term -> isCategory(term) && slug(term).equals(slug))
                .map(Wxr.Filed::name)
                .findFirst()
                .orElse(slug.equals(OldTerms.NONE) ? "Uncategorized" : slug);
    }

    /// The plug-ins keep the primary category's number; a WXR item names categories by slug.
    private boolean isPrimary(String slug) {
        for (String key :
                List.of(
                        "_yoast_wpseo_primary_category",
                        "_primary_term_category",
                        "rank_math_primary_category")) {
            String id = item.meta(key);
            if (!id.isEmpty() && id.equals(site.categoryIds.get(slug))) return true;
        }
        return false;
    }
}
