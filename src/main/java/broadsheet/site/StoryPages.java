package broadsheet.site;

import broadsheet.media.Crop;
import broadsheet.media.Loading;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import broadsheet.media.Pictures;
import broadsheet.page.Dates;
import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.WholeStories;
import broadsheet.paper.WholeStory;
import broadsheet.press.Sources;
import broadsheet.search.Search;
import broadsheet.story.Beside;
import broadsheet.story.BlockHtml;
import broadsheet.story.BlockText;
import broadsheet.story.Card;
import broadsheet.story.Contributor;
import broadsheet.story.Contributors;
import broadsheet.story.Copy;
import broadsheet.story.Languages;
import broadsheet.story.Listing;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.story.Section;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import broadsheet.story.StoryType;
import broadsheet.text.SafeHtml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a story's page.
final class StoryPages {
    private static final String LEAD_SIZES =
            "(min-width: 68.75em) 55rem, (min-resolution: 2.5dppx) 67vw, 100vw";
    private static final String OPENING_SIZES =
            "(min-width: 120rem) 120rem, (min-resolution: 2.5dppx) 67vw, 100vw";
    private static final String FACE_SIZES = "5.5rem";
    private static final int ALSO = 4;
    private static final int DESCRIPTION = 160;
    private static final double TALL = 1.2;
    private static final int LONG = 3_000;
    private static final int OPENING_WIDTH = 1_200;
    private static final long DAYS_IN_YEAR = 365;

    private final Layouts layouts;
    private final WholeStories whole;
    private final Search search;
    private final Stories stories;
    private final Pictures pictures;
    private final Contributors contributors;
    private final StructuredData data;
    private final InstantSource clock;
    private final Messages words;
    private final Dates dates;
    private final BlockHtml.Words bodyWords;

    StoryPages(Layouts layouts, ReadingRoom room, StructuredData data, Search search) {
        this.search = search;
        this.data = data;
        this.layouts = layouts;
        this.whole = room.whole();
        this.stories = room.stories();
        this.pictures = room.pictures();
        this.contributors = room.contributors();
        this.clock = room.clock();
        this.words = layouts.words();
        this.dates = layouts.dates();
        this.bodyWords = new BlockHtml.Words(words.get("table"), words.get("related"));
    }

    StoryPage story(Story story) {
        return story(story, story.id().value());
    }

    /// The same for those who make the paper: it is not counted as read.
    StoryPage preview(Story story) {
        return story(story, 0);
    }

    private StoryPage story(Story story, long counted) {
        Copy copy = story.copy();
        WholeStory all = whole.of(story);
        List<Section> trail = all.trail();
        Map<PictureId, Picture> shown = all.pictures();
        Map<PictureId, Picture> faces =
                copy.type() == StoryType.OPINION ? faces(all.people().values()) : Map.of();
        PictureUse use = copy.lead();
        Picture lead = all.lead();
        boolean longRead = longRead(copy, lead);
        String address = layouts.paper().address(story.path());
        Beside beside = beside(story, trail);
        return new StoryPage(
                layouts.layout(about(all, longRead)),
                copy.language().equals(layouts.paper().language()) ? null : copy.language(),
                Languages.direction(copy.language()),
                copy.type() == StoryType.OPINION,
                longRead,
                trail.stream()
                        .map(section -> new Layout.Link(section.path(), section.name()))
                        .toList(),
                age(story),
                label(copy),
                copy.kicker(),
                layouts.headline(copy),
                copy.standfirst(),
                lead == null || use == null
                        ? SafeHtml.EMPTY
                        : BlockHtml.picture(
                                lead, use, longRead ? OPENING_SIZES : LEAD_SIZES, Loading.FIRST),
                lead == null || use == null ? SafeHtml.EMPTY : PictureWording.caption(use, lead),
                lead == null || use == null ? "" : PictureWording.credit(use, lead),
                lead != null && isTall(lead),
                byline(all, faces),
                moment(story.firstPublished()),
                Duration.between(story.firstPublished(), story.updated()).toSeconds() >= 60
                        ? moment(story.updated())
                        : null,
                copy.sensitive() ? words.get("sensitive") : null,
                copy.updateNote() == null
                        ? null
                        : new StoryPage.Note(copy.updateNote(), moment(story.updated())),
                copy.corrections().stream()
                        .map(correction ->
                                new StoryPage.Note(correction.text(), moment(correction.at())))
                        .toList(),
                BlockHtml.write(copy.body(), shown, bodyWords, opening(copy.sourcing())),
                rights(copy.sourcing()),
                address,
                mailto("", copy.headline(), address),
                all.tags().stream()
                        .map(tag ->
                                new Layout.Link(Addresses.encoded(Addresses.tag(tag)), tag.name()))
                        .toList(),
                requests(copy, story.number(), address),
                next(beside.older(), trail, "previous.in"),
                next(beside.newer(), trail, "next.in"),
                also(beside.related()),
                counted,
                Ranks.fragmentOf(trail.isEmpty() ? null : trail.getLast().id()));
    }

    /// Whether a story opens as a long read: an editor called it a feature, it is long enough to
    /// sit down for, and its picture bears being shown from edge to edge.
    private static boolean longRead(Copy copy, @Nullable Picture lead) {
        return copy.type() == StoryType.FEATURE
                && lead != null
                && !isTall(lead)
                && lead.width() >= OPENING_WIDTH
                && BlockText.write(copy.body()).length() >= LONG;
    }

    private static boolean isTall(Picture picture) {
        return picture.height() > picture.width() * TALL;
    }

    private Layouts.About about(WholeStory whole, boolean longRead) {
        Story story = whole.story();
        Copy copy = story.copy();
        String title = copy.search().title() == null ? copy.headline() : copy.search().title();
        String description = copy.search().description();
        if (description == null) description = copy.standfirst();
        if (description == null)
            description = cut(BlockText.write(copy.body().stream().limit(3).toList()));
        return new Layouts.About(
                title.isBlank() ? cut(description) : title,
                description.isBlank() ? null : description,
                Addresses.encoded(story.path()),
                true,
                story.kind() == StoryKind.ARTICLE
                        ? Telling.of(whole, layouts.paper(), dates, data.story(whole, description))
                        : Telling.WEBSITE,
                copy.filing().section(),
                false,
                false,
                story.kind() == StoryKind.PAGE
                        ? Layouts.Sheet.PAGE
                        : longRead ? Layouts.Sheet.LONG_READ : Layouts.Sheet.STORY);
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= DESCRIPTION) return line;
        int end = line.lastIndexOf(' ', DESCRIPTION);
        return line.substring(
                        0,
                        end > DESCRIPTION / 2 ? end : line.offsetByCodePoints(0, DESCRIPTION / 2))
                + "…";
    }

    /// Says how old a story is once it is older than the paper's limit, and notes when that will
    /// change.
    private @Nullable String age(Story story) {
        Duration limit = layouts.paper().oldAfter();
        if (!limit.isPositive() || story.kind() == StoryKind.PAGE) return null;
        Instant old = story.firstPublished().plus(limit);
        Instant now = clock.instant();
        if (now.isBefore(old)) {
            Sources.until(old);
            return null;
        }
        long days = Duration.between(story.firstPublished(), now).toDays();
        if (days < DAYS_IN_YEAR) {
            Sources.until(story.firstPublished().plus(Duration.ofDays(days + 1)));
            return words.get("age.days", days);
        }
        long years = days / DAYS_IN_YEAR;
        Sources.until(story.firstPublished().plus(Duration.ofDays((years + 1) * DAYS_IN_YEAR)));
        return words.get("age.years", years);
    }

    /// That it is a feature is said only where no kicker says more.
    private @Nullable String label(Copy copy) {
        StoryType type = copy.type();
        return type == StoryType.NEWS || (type == StoryType.FEATURE && copy.kicker() != null)
                ? null
                : words.get("type." + type.name().toLowerCase(Locale.ROOT));
    }

    private Map<PictureId, Picture> faces(Collection<Contributor> people) {
        return pictures.find(
                people.stream()
                        .map(Contributor::picture)
                        .filter(Objects::nonNull)
                        .map(PictureUse::picture)
                        .toList());
    }

    private static List<StoryPage.By> byline(WholeStory story, Map<PictureId, Picture> faces) {
        return story.names().stream().map(name -> by(name, faces)).toList();
    }

    private static StoryPage.By by(WholeStory.Name name, Map<PictureId, Picture> faces) {
        Contributor person = name.person();
        return person == null
                ? new StoryPage.By(null, name.name(), name.role(), SafeHtml.EMPTY)
                : new StoryPage.By(
                        Addresses.encoded(Addresses.contributor(person)),
                        name.name(),
                        name.role(),
                        face(person, faces));
    }

    private static SafeHtml face(Contributor person, Map<PictureId, Picture> faces) {
        PictureUse use = person.picture();
        Picture face = use == null ? null : faces.get(use.picture());
        return face == null
                ? SafeHtml.EMPTY
                : BlockHtml.picture(
                        PictureMarkup.view(face, Crop.SQUARE, FACE_SIZES, Loading.EAGER), "");
    }

    private Layout.Moment moment(Instant at) {
        return new Layout.Moment(dates.moment(at), dates.machine(at));
    }

    /// "HARBOUR CITY (Agency) — ", as wire stories begin.
    private static SafeHtml opening(Copy.Sourcing sourcing) {
        if (sourcing.dateline() == null && sourcing.source() == null) return SafeHtml.EMPTY;
        StringBuilder out = new StringBuilder();
        if (sourcing.dateline() != null) {
            out.append("<span class=\"dateline\">");
            SafeHtml.escape(sourcing.dateline(), out);
            out.append("</span> ");
        }
        if (sourcing.source() != null) {
            out.append('(');
            SafeHtml.escape(sourcing.source(), out);
            out.append(") ");
        }
        return SafeHtml.trusted(out.append("— ").toString());
    }

    private @Nullable String rights(Copy.Sourcing sourcing) {
        if (sourcing.credit() == null)
            return sourcing.rights() == null ? layouts.paper().rights() : sourcing.rights();
        return sourcing.rights() == null
                ? sourcing.credit()
                : sourcing.credit() + ". " + sourcing.rights();
    }

    private List<Layout.Link> requests(Copy copy, int number, String address) {
        String email = layouts.paper().email();
        List<Layout.Link> links = new ArrayList<>();
        String about = address + " (" + number + ")";
        String correction =
                email.isEmpty()
                        ? "/corrections"
                        : mailto(
                                email,
                                words.get("request.correction") + ": " + copy.headline(),
                                about);
        links.add(new Layout.Link(correction, words.get("request.correction")));
        links.add(new Layout.Link("/contact", words.get("request.tip")));
        links.add(new Layout.Link("/licensing", words.get("request.reuse")));
        return links;
    }

    /// A mail address with subject and body (RFC 6068).
    private static String mailto(String to, String subject, String body) {
        return "mailto:" + to + "?subject=" + component(subject) + "&body=" + component(body);
    }

    private static String component(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private Beside beside(Story story, List<Section> trail) {
        if (story.kind() == StoryKind.PAGE) return Beside.NOTHING;
        Listing section = trail.isEmpty() ? null : new Listing.InSection(trail.getLast().id());
        return search.related(story.id(), ALSO)
                .map(related -> stories.beside(story, section, related))
                .orElseGet(() -> stories.beside(story, section, ALSO));
    }

    private StoryPage.@Nullable Beside next(
            @Nullable Card card, List<Section> trail, String label) {
        if (card == null) return null;
        return new StoryPage.Beside(
                Addresses.encoded(card.path()),
                words.get(label, trail.getLast().name()),
                layouts.headline(card));
    }

    private List<CardView> also(List<Card> related) {
        return Cards.of(related, layouts, pictures, contributors)
                .views(related, CardView.Shape.ALSO, 3, true);
    }
}
