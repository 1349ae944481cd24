package broadsheet.feeds;

import broadsheet.http.Content;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.media.Crop;
import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.media.PictureMarkup;
import broadsheet.paper.Addresses;
import broadsheet.paper.HousePages;
import broadsheet.paper.Paper;
import broadsheet.paper.PressRoom;
import broadsheet.paper.ReadingRoom;
import broadsheet.press.Sources;
import broadsheet.story.Card;
import broadsheet.story.InUse;
import broadsheet.story.Listing;
import broadsheet.story.MonthPart;
import broadsheet.story.Months;
import broadsheet.story.PictureUse;
import broadsheet.story.Section;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers with sitemaps. Articles stand in those of their month, the oldest first, so that a new
/// one changes the current month's last part alone: all others keep their date and their pressed
/// copy. A part is small enough to be made in memory, however many articles there are.
final class Sitemaps {
    static final String INDEX = "/sitemap.xml";
    static final String NEWS = "/sitemap/news.xml";

    /// Far below the 50,000 that are allowed: the last part is made again with every story that is
    /// published.
    static final int SIZE = 500;

    private static final Duration NEWS_AGE = Duration.ofDays(2);
    private static final int MOST_NEWS = 1_000;
    private static final Pattern MONTH =
            Pattern.compile("(\\d{4}-\\d{2})(?:-([1-9]\\d{0,5}))?\\.xml");
    private static final Pattern NAMES =
            Pattern.compile("(tags|contributors)-([1-9]\\d{0,5})\\.xml");

    private final ReadingRoom room;
    private final Paper paper;
    private final PressRoom press;
    private final Months months;
    private final InUse inUse;

    Sitemaps(ReadingRoom room, Months months, InUse inUse) {
        this.room = room;
        this.paper = room.paper();
        this.press = room.press();
        this.months = months;
        this.inUse = inUse;
    }

    void addTo(Router.Builder router) {
        router.get(INDEX, request -> pressed(request, this::index));
        for (String old : List.of("/wp-sitemap.xml", "/sitemap_index.xml"))
            router.get(old, _ -> Response.movedPermanently(INDEX));
        router.get(NEWS, request -> pressed(request, this::news));
        router.get("/sitemap/pages.xml", request -> pressed(request, this::pages));
        router.get(
                "/sitemap/{part}",
                request -> pressed(request, () -> part(request.variable("part"))));
    }

    @FunctionalInterface
    private interface Written {
        String write();
    }

    private Response pressed(Request request, Written sitemap) {
        return press.answer(
                PressRoom.key(request),
                () ->
                        Content.of(
                                        "application/xml; charset=utf-8",
                                        sitemap.write().getBytes(StandardCharsets.UTF_8))
                                .cacheTags(List.of("sitemap"))
                                .build());
    }

    private String index() {
        SitemapWriter out = SitemapWriter.index();
        out.sitemap(paper.address("/sitemap/pages.xml"), null);
        names(out, "tags", inUse.tagBlocks(SIZE));
        names(out, "contributors", inUse.contributorBlocks(SIZE));
        months.all().forEach(month -> out.markup(parts(month)));
        return out.end();
    }

    private void names(SitemapWriter out, String kind, List<Integer> blocks) {
        for (int block : blocks)
            out.sitemap(paper.address("/sitemap/" + kind + "-" + block + ".xml"), null);
    }

    private List<InUse.Named> named(String kind, int block) {
        return kind.equals("tags") ? inUse.tags(block, SIZE) : inUse.contributors(block, SIZE);
    }

    /// A month's lines of the index. Pressed by themselves: those of other months stay when a story
    /// comes, and the index is put together again without counting the whole paper.
    private String parts(YearMonth month) {
        Response lines =
                press.answer(
                        "sitemap of " + month,
                        () -> {
                            SitemapWriter out = SitemapWriter.lines();
                            for (MonthPart part : MonthPart.of(days(month), SIZE))
                                out.sitemap(paper.address(path(month, part)), part.updated());
                            return Content.text(out.toString()).build();
                        });
        if (lines instanceof Content content)
            return new String(content.body(), StandardCharsets.UTF_8);
        throw PressRoom.instead(lines);
    }

    /// Each day is counted once and kept until something changes on it.
    private List<Months.Day> days(YearMonth month) {
        return months.days(month).stream().map(this::day).filter(Objects::nonNull).toList();
    }

    private Months.@Nullable Day day(LocalDate date) {
        Response counted =
                press.answer(
                        "sitemap of " + date,
                        () -> {
                            Months.Day day = months.day(date);
                            return Content.text(
                                            day == null ? "" : day.count() + " " + day.updated())
                                    .build();
                        });
        if (!(counted instanceof Content content)) throw PressRoom.instead(counted);
        String[] words = new String(content.body(), StandardCharsets.UTF_8).split(" ");
        return words.length < 2
                ? null
                : new Months.Day(date, Integer.parseInt(words[0]), Instant.parse(words[1]));
    }

    private static String path(YearMonth month, MonthPart part) {
        return "/sitemap/" + month + (part.number() == 1 ? "" : "-" + part.number()) + ".xml";
    }

    private String pages() {
        SitemapWriter out = SitemapWriter.pages(100);
        out.page(paper.address("/"), null, null);
        for (Section section : room.sections().all())
            if (section.inUse()) out.page(paper.address(section.path()), null, null);
        List<InUse.Named> own = inUse.pages();
        own.forEach(page -> out.page(paper.address(page.name()), page.newest(), null));
        for (HousePages.Place place : room.housePages().places())
            if (place.title() == null) out.page(paper.address(place.path()), null, null);
        return out.end();
    }

    private String part(String name) {
        Matcher month = MONTH.matcher(name);
        if (month.matches()) return month(month.group(1), month.group(2));
        Matcher names = NAMES.matcher(name);
        if (names.matches()) return names(names.group(1), Integer.parseInt(names.group(2)));
        throw missing();
    }

    private String month(String name, @Nullable String number) {
        YearMonth month = yearMonth(name).orElseThrow(Sitemaps::missing);
        int part = number == null ? 1 : Integer.parseInt(number);
        // Part 1 has one address.
        if ("1".equals(number)) throw missing();
        List<MonthPart> parts = MonthPart.of(days(month), SIZE);
        if (part > parts.size()) throw missing();
        List<Card> cards = months.cards(parts.get(part - 1));
        Map<PictureId, Picture> pictures = pictures(cards);
        SitemapWriter out = SitemapWriter.pages(cards.size());
        for (Card card : cards) {
            PictureUse use = card.lead();
            Picture lead = use == null ? null : pictures.get(use.picture());
            out.page(
                    paper.address(card.path()),
                    card.updated(),
                    lead == null
                            ? null
                            : paper.address(PictureMarkup.shared(lead, Crop.WHOLE).path()));
        }
        return out.end();
    }

    private Map<PictureId, Picture> pictures(List<Card> cards) {
        return room.pictures()
                .unchanging(
                        cards.stream()
                                .map(Card::lead)
                                .filter(Objects::nonNull)
                                .map(PictureUse::picture)
                                .collect(Collectors.toSet()));
    }

    private static Optional<YearMonth> yearMonth(String name) {
        int month = Integer.parseInt(name.substring(5));
        return month < 1 || month > 12 ? Optional.empty() : Optional.of(YearMonth.parse(name));
    }

    private String names(String kind, int block) {
        List<InUse.Named> named = named(kind, block);
        if (named.isEmpty()) throw missing();
        String list = kind.equals("tags") ? Addresses.TAGS : Addresses.CONTRIBUTORS;
        SitemapWriter out = SitemapWriter.pages(named.size());
        named.forEach(each -> out.page(paper.address(list + each.name()), each.newest(), null));
        return out.end();
    }

    /// The articles of two days, as Google asks. What has no headline is left out: it must have
    /// one.
    private String news() {
        Instant now = room.clock().instant();
        List<Card> cards =
                room.stories()
                        .between(
                                new Listing.All(),
                                now.minus(NEWS_AGE),
                                now.plusMillis(1),
                                MOST_NEWS);
        if (!cards.isEmpty())
            Sources.until(cards.getLast().firstPublished().plus(NEWS_AGE).plusMillis(1));
        SitemapWriter out = SitemapWriter.news(cards.size());
        for (Card card : cards)
            if (!card.headline().isBlank())
                out.article(
                        paper.address(card.path()),
                        paper.name(),
                        language(card.language()),
                        card.firstPublished(),
                        card.headline().replaceAll("\\s+", " ").strip());
        return out.end();
    }

    /// Google wants two or three letters, but tells Chinese by its script.
    private static String language(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) return locale.getLanguage();
        boolean traditional =
                locale.getScript().equals("Hant")
                        || List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }

    private static RuntimeException missing() {
        return PressRoom.instead(Response.notFound());
    }
}
