package broadsheet.site;

import broadsheet.media.Crop;
import broadsheet.media.Picture;
import broadsheet.media.PictureMarkup;
import broadsheet.page.Dates;
import broadsheet.paper.Addresses;
import broadsheet.paper.HousePages;
import broadsheet.paper.Paper;
import broadsheet.paper.WholeStory;
import broadsheet.story.BlockText;
import broadsheet.story.Byline;
import broadsheet.story.Contributor;
import broadsheet.story.Copy;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.story.Section;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import broadsheet.story.StoryType;
import broadsheet.story.Tag;
import broadsheet.text.Json;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a page tells search engines about its matter: JSON-LD in the words of schema.org, with the
/// properties that the News pages of schema.org and Google's article guidelines name.
final class StructuredData {
    private static final List<Crop> RATIOS = List.of(Crop.WIDE, Crop.CLASSIC, Crop.SQUARE);

    private final Paper paper;
    private final HousePages house;
    private final Dates dates;
    private final String logo;

    /// @param logo the path of the paper's icon
    StructuredData(Paper paper, HousePages house, Dates dates, String logo) {
        this.paper = paper;
        this.house = house;
        this.dates = dates;
        this.logo = logo;
    }

    /// The paper and its site, on home.
    SafeHtml home() {
        Json.Builder site =
                thing("WebSite")
                        .put("@id", paper.url() + "/#site")
                        .put("url", paper.url() + "/")
                        .put("name", paper.name())
                        .put("description", paper.tagline())
                        .put("inLanguage", paper.language())
                        .put("publisher", reference("/#publisher"))
                        .put("potentialAction", search());
        Json.Builder publisher =
                publisher()
                        .put("ethicsPolicy", page("/standards"))
                        .put("correctionsPolicy", page("/corrections"))
                        .put("ownershipFundingInfo", page("/about"))
                        .put("masthead", page("/about"))
                        .put("email", paper.email().isEmpty() ? null : paper.email());
        return script(site.build(), publisher.build());
    }

    /// The whole address of a page about the paper; null where there is none.
    private @Nullable String page(String path) {
        return house.isThere(path) ? paper.url() + path : null;
    }

    /// How the paper is asked.
    private Json search() {
        return thing("SearchAction")
                .put(
                        "target",
                        thing("EntryPoint")
                                .put(
                                        "urlTemplate",
                                        paper.url() + Addresses.SEARCH + "?q={search_term_string}")
                                .build())
                .put("query-input", "required name=search_term_string")
                .build();
    }

    /// A section's front: what it is and where it stands.
    SafeHtml section(List<Section> trail) {
        Section section = trail.getLast();
        Json.Builder front =
                thing("CollectionPage")
                        .put("url", paper.address(section.path()))
                        .put("name", section.name())
                        .put("description", section.description())
                        .put("inLanguage", paper.language())
                        .put("isPartOf", reference("/#site"));
        return script(front.build(), breadcrumb(trail, null));
    }

    /// A contributor's page: who they are.
    SafeHtml contributor(Contributor person, @Nullable Picture portrait) {
        Json.Builder who =
                person(person)
                        .put("description", person.bio())
                        .put("email", person.email())
                        .put("worksFor", reference("/#publisher"));
        if (portrait != null) who.put("image", image(portrait, Crop.SQUARE, null));
        if (!person.links().isEmpty()) who.put("sameAs", person.links(), Json::of);
        return script(
                thing("ProfilePage")
                        .put("url", paper.address(Addresses.contributor(person)))
                        .put("mainEntity", who.build())
                        .build());
    }

    /// A story with all that is known of it, and where it stands; nothing for a page about the
    /// paper.
    SafeHtml story(WholeStory whole, @Nullable String description) {
        Story story = whole.story();
        if (story.kind() == StoryKind.PAGE) return SafeHtml.EMPTY;
        Copy copy = story.copy();
        String address = paper.address(story.path());
        Json.Builder article =
                thing(type(copy.type()))
                        .put("@id", address + "#story")
                        .put("url", address)
                        .put("mainEntityOfPage", address)
                        .put("headline", copy.headline().isBlank() ? description : copy.headline())
                        .put("alternativeHeadline", copy.kicker())
                        .put("description", description)
                        .put("datePublished", dates.machine(story.firstPublished()))
                        .put("dateModified", dates.machine(story.updated()))
                        .put("inLanguage", copy.language())
                        .put("isAccessibleForFree", true)
                        .put("wordCount", PlainText.words(BlockText.write(copy.body())));
        names(whole, article);
        article.put("publisher", publisher().build());
        List<Json> images = images(whole);
        if (!images.isEmpty()) article.put("image", new Json.Arr(images));
        if (!whole.trail().isEmpty()) article.put("articleSection", whole.trail().getLast().name());
        if (!whole.tags().isEmpty()) article.put("keywords", whole.tags(), tag -> name(tag));
        sourcing(copy, story, article);
        if (!copy.corrections().isEmpty())
            article.put(
                    "correction",
                    copy.corrections(),
                    correction ->
                            thing("CorrectionComment")
                                    .put("text", correction.text())
                                    .put("datePublished", dates.machine(correction.at()))
                                    .build());
        return whole.trail().isEmpty()
                ? script(article.build())
                : script(article.build(), breadcrumb(whole.trail(), story));
    }

    private static Json name(Tag tag) {
        return Json.of(tag.name());
    }

    private static String type(StoryType type) {
        return switch (type) {
            case NEWS, BRIEF, OBITUARY -> "NewsArticle";
            case OPINION -> "OpinionNewsArticle";
            case ANALYSIS -> "AnalysisNewsArticle";
            case REVIEW -> "ReviewNewsArticle";
            case EXPLAINER -> "BackgroundNewsArticle";
            case FEATURE, INTERVIEW -> "ReportageNewsArticle";
        };
    }

    /// Who wrote it are its authors, who did something else its contributors. A line that names no
    /// person of ours is an organisation's.
    private void names(WholeStory whole, Json.Builder article) {
        Byline byline = whole.story().copy().byline();
        Set<Object> others =
                byline.credits().stream()
                        .filter(credit -> credit.role() != null)
                        .map(Byline.Credit::contributor)
                        .collect(Collectors.toSet());
        List<Json> authors = new ArrayList<>();
        List<Json> contributors = new ArrayList<>();
        for (WholeStory.Name name : whole.names()) {
            Contributor person = name.person();
            if (person == null) authors.add(thing("Organization").put("name", name.name()).build());
            else
                (others.contains(person.id()) ? contributors : authors).add(person(person).build());
        }
        if (authors.isEmpty() && contributors.isEmpty()) authors.add(reference("/#publisher"));
        article.put("author", new Json.Arr(authors.isEmpty() ? contributors : authors));
        if (!authors.isEmpty() && !contributors.isEmpty())
            article.put("contributor", new Json.Arr(contributors));
    }

    private Json.Builder person(Contributor person) {
        return thing("Person")
                .put("name", person.name())
                .put("url", paper.address(Addresses.contributor(person)))
                .put("jobTitle", person.role());
    }

    private void sourcing(Copy copy, Story story, Json.Builder article) {
        Copy.Sourcing sourcing = copy.sourcing();
        article.put("dateline", sourcing.dateline());
        if (sourcing.credit() != null)
            article.put(
                    "sourceOrganization",
                    thing("Organization").put("name", sourcing.credit()).build());
        article.put("copyrightHolder", reference("/#publisher"))
                .put("copyrightYear", dates.date(story.firstPublished()).getYear())
                .put("copyrightNotice", copyright(sourcing))
                .put("license", page("/licensing"))
                .put("publishingPrinciples", page("/standards"));
    }

    private String copyright(Copy.Sourcing sourcing) {
        if (sourcing.rights() != null) return sourcing.rights();
        String rights = paper.rights();
        return rights == null ? "© " + paper.publisher() : rights;
    }

    private List<Json> images(WholeStory whole) {
        Picture lead = whole.lead();
        PictureUse use = whole.story().copy().lead();
        if (lead == null || use == null) return List.of();
        return RATIOS.stream().<Json>map(ratio -> image(lead, ratio, use)).toList();
    }

    private Json image(Picture picture, Crop ratio, @Nullable PictureUse use) {
        PictureMarkup.Shared shared = PictureMarkup.shared(picture, ratio);
        String credit = use == null ? picture.credit() : PictureWording.credit(use, picture);
        return thing("ImageObject")
                .put("url", paper.url() + shared.path())
                .put("width", shared.width())
                .put("height", shared.height())
                .put("creditText", credit.isEmpty() ? null : credit)
                .build();
    }

    private Json.Builder publisher() {
        List<URI> elsewhere = paper.social();
        Json.Builder publisher = ownWords();
        return elsewhere.isEmpty()
                ? publisher
                : publisher.put("sameAs", elsewhere, uri -> Json.of(uri.toASCIIString()));
    }

    private Json.Builder ownWords() {
        return thing("NewsMediaOrganization")
                .put("@id", paper.url() + "/#publisher")
                .put("name", paper.publisher())
                .put("url", paper.url() + "/")
                .put("logo", thing("ImageObject").put("url", paper.url() + logo).build())
                .put("publishingPrinciples", page("/standards"));
    }

    private Json breadcrumb(List<Section> trail, @Nullable Story story) {
        List<Json> items = new ArrayList<>();
        for (Section section : trail) items.add(item(items, section.name(), section.path()));
        if (story != null) items.add(item(items, story.copy().headline(), story.path()));
        return thing("BreadcrumbList").put("itemListElement", new Json.Arr(items)).build();
    }

    private Json item(List<Json> before, String name, String path) {
        return thing("ListItem")
                .put("position", before.size() + 1)
                .put("name", name.isBlank() ? path : name)
                .put("item", paper.address(path))
                .build();
    }

    private Json reference(String place) {
        return Json.object().put("@id", paper.url() + place).build();
    }

    private static Json.Builder thing(String type) {
        return Json.object().put("@type", type);
    }

    /// As the content of a script element that does not run: nothing in it can end that element.
    private static SafeHtml script(Json... things) {
        Json graph =
                things.length == 1
                        ? things[0]
                        : new Json.Arr(Stream.of(things).filter(Objects::nonNull).toList());
        Json.Builder whole = Json.object().put("@context", "https://schema.org");
        if (graph instanceof Json.Obj one) one.members().forEach(whole::put);
        else whole.put("@graph", graph);
        return SafeHtml.trusted(
                whole.build().write().replace("<", "\\u003c").replace("&", "\\u0026"));
    }
}
