package broadsheet.site;

import broadsheet.media.Crop;
import broadsheet.media.Picture;
import broadsheet.media.PictureMarkup;
import broadsheet.page.Dates;
import broadsheet.page.Layout;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.paper.WholeStory;
import broadsheet.story.Contributor;
import broadsheet.story.Copy;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.story.Story;
import broadsheet.story.Tag;
import broadsheet.text.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a page tells machines beyond its words: Open Graph for previews, JSON-LD for search
/// engines.
///
/// @param social title and description where it is shared, where the page has others
/// @param kind `website` or `article`, as Open Graph has it
/// @param picture for previews; null where there is none
/// @param more properties of an article
/// @param data JSON-LD; may be empty
/// @param embeds whether others may embed a card of it
record Telling(
        String kind,
        Social social,
        @Nullable Shown picture,
        List<Layout.Meta> more,
        SafeHtml data,
        boolean embeds) {
    static final Telling WEBSITE = of(SafeHtml.EMPTY);

    /// What others show; null where that is what the page says.
    record Social(@Nullable String title, @Nullable String description) {
        static final Social NONE = new Social(null, null);
    }

    /// A picture's file, and what those hear who cannot see it.
    record Shown(PictureMarkup.Shared file, String alt) {}

    static Telling of(SafeHtml data) {
        return new Telling("website", Social.NONE, null, List.of(), data, false);
    }

    static Telling of(WholeStory whole, Paper paper, Dates dates, SafeHtml data) {
        Story story = whole.story();
        List<Layout.Meta> more = new ArrayList<>();
        more.add(new Layout.Meta("article:published_time", dates.machine(story.firstPublished())));
        more.add(new Layout.Meta("article:modified_time", dates.machine(story.updated())));
        if (!whole.trail().isEmpty())
            more.add(new Layout.Meta("article:section", whole.trail().getLast().name()));
        for (WholeStory.Name name : whole.names()) {
            Contributor person = name.person();
            if (person != null)
                more.add(
                        new Layout.Meta(
                                "article:author", paper.address(Addresses.contributor(person))));
        }
        for (Tag tag : whole.tags()) more.add(new Layout.Meta("article:tag", tag.name()));
        return new Telling("article", social(story.copy()), shown(whole), more, data, true);
    }

    /// What is for search engines only is not for those to whom it is shown.
    private static Social social(Copy copy) {
        Copy.Variants variants = copy.variants();
        String title = variants.social();
        String description = variants.socialText();
        return new Social(
                title != null ? title : copy.headline().isBlank() ? null : copy.headline(),
                description != null ? description : copy.standfirst());
    }

    private static @Nullable Shown shown(WholeStory whole) {
        Picture lead = whole.lead();
        PictureUse use = whole.story().copy().lead();
        return lead == null || use == null
                ? null
                : new Shown(PictureMarkup.shared(lead, Crop.WIDE), PictureWording.alt(use, lead));
    }

    /// What others show of the page where it is shared.
    List<Layout.Meta> previews(Layouts.About about, Paper paper, Locale locale) {
        List<Layout.Meta> metas = new ArrayList<>();
        String title = social.title() != null ? social.title() : about.title();
        metas.add(new Layout.Meta("og:title", title == null ? paper.name() : title));
        String description =
                social.description() != null ? social.description() : about.description();
        if (description != null) metas.add(new Layout.Meta("og:description", description));
        metas.add(new Layout.Meta("og:type", kind));
        metas.add(new Layout.Meta("og:url", paper.url() + about.path()));
        metas.add(new Layout.Meta("og:site_name", paper.name()));
        if (!locale.getCountry().isEmpty())
            metas.add(
                    new Layout.Meta("og:locale", locale.getLanguage() + "_" + locale.getCountry()));
        if (picture != null) {
            metas.add(new Layout.Meta("og:image", paper.url() + picture.file().path()));
            metas.add(new Layout.Meta("og:image:width", "" + picture.file().width()));
            metas.add(new Layout.Meta("og:image:height", "" + picture.file().height()));
            if (!picture.alt().isEmpty()) metas.add(new Layout.Meta("og:image:alt", picture.alt()));
        }
        metas.addAll(more);
        metas.add(
                new Layout.Meta(
                        "twitter:card", picture == null ? "summary" : "summary_large_image"));
        return metas;
    }
}
