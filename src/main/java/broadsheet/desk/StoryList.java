package broadsheet.desk;

import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.identity.People;
import broadsheet.identity.Person;
import broadsheet.identity.PersonId;
import broadsheet.identity.Right;
import broadsheet.identity.SignedIn;
import broadsheet.page.Messages;
import broadsheet.search.ManuscriptSearch;
import broadsheet.search.SearchBusy;
import broadsheet.story.Position;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import broadsheet.story.Slip;
import broadsheet.story.Slips;
import broadsheet.story.StoryId;
import broadsheet.story.Tag;
import broadsheet.story.Tags;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The list of stories in whatever state, page by page towards those saved longer ago.
final class StoryList {
    private static final int PAGE = 50;

    /// So many stories that have the words best are narrowed by the rest.
    private static final int MOST_FOUND = 1_000;

    private final Slips slips;
    private final ManuscriptSearch search;
    private final Notices notices;
    private final Sight sight;
    private final Supplier<SectionTree> sections;
    private final Tags tags;
    private final People people;
    private final ZoneId zone;
    private final StoryViews views;
    private final Frames frames;
    private final Sheets sheets;
    private final Messages words;

    StoryList(
            Newsdesk newsdesk,
            People people,
            Sight sight,
            StoryViews views,
            Frames frames,
            Sheets sheets,
            Notices notices,
            Messages words) {
        this.slips = newsdesk.slips();
        this.search = newsdesk.search();
        this.notices = notices;
        this.sight = sight;
        this.sections = newsdesk.sections();
        this.tags = newsdesk.tags();
        this.people = people;
        this.zone = newsdesk.paper().zone();
        this.views = views;
        this.frames = frames;
        this.sheets = sheets;
        this.words = words;
    }

    void addTo(Door door) {
        door.get(StoryRoutes.PATH, Right.WRITE, this::list);
    }

    private Response list(Request request, SignedIn who) {
        StoryAsked asked = StoryAsked.of(request);
        try {
            return page(asked, who, asked.words().isEmpty() ? null : having(asked.words(), who));
        } catch (SearchBusy _) {
            return notices.searchBusy(who);
        }
    }

    private List<StoryId> having(String words, SignedIn who) {
        return search.best(words, sight.remit(who).within(Right.WRITE), MOST_FOUND);
    }

    /// @param among the stories that have the words; null where none are asked for
    private Response page(StoryAsked asked, SignedIn who, @Nullable List<StoryId> among) {
        SectionTree tree = sections.get();
        Optional<Tag> tag = asked.tag().isEmpty() ? Optional.empty() : tags.at(asked.tag());
        boolean unknown = !asked.tag().isEmpty() && tag.isEmpty();
        List<Slip> found =
                unknown ? List.of() : slips.list(wanted(asked, who, tag).among(among), PAGE + 1);
        List<StoriesPage.Row> rows =
                views.rows(
                        found.stream()
                                .limit(PAGE)
                                .filter(slip -> sight.remit(who).sees(slip.section()))
                                .toList(),
                        tree);
        String older =
                found.size() > PAGE
                        ? asked.older(
                                new Position(found.get(PAGE - 1).saved(), found.get(PAGE - 1).id()))
                        : null;
        return sheets.page(
                "stories",
                new StoriesPage(
                        frames.of(who, words.get("desk.stories"), StoryRoutes.PATH),
                        asked.words(),
                        among == null ? null : DeskAsked.of(asked.words()).href(),
                        among == null || among.size() < MOST_FOUND
                                ? null
                                : words.get("desk.filter.cut", MOST_FOUND),
                        views.states(asked.state()),
                        views.sections(sight.sections(who), asked.section()),
                        people(who, asked.by()),
                        tag.map(Tag::name).orElse(asked.tag()),
                        day(asked.from()),
                        day(asked.to()),
                        asked.narrow(),
                        rows,
                        older));
    }

    private Slips.Wanted wanted(StoryAsked asked, SignedIn who, Optional<Tag> tag) {
        SectionTree tree = sections.get();
        Optional<Section> section =
                asked.section() == null ? Optional.empty() : tree.at(asked.section());
        LocalDate to = asked.to();
        return Slips.Wanted.ALL
                .states(asked.states())
                .in(
                        section.map(it -> sight.remit(who).within(Right.WRITE, it))
                                .orElseGet(() -> sight.remit(who).within(Right.WRITE)))
                .by(asked.by() > 0 ? new PersonId(asked.by()).actor() : null)
                .under(tag.map(Tag::id).orElse(null))
                .saved(start(asked.from()), start(to == null ? null : to.plusDays(1)))
                .after(asked.after());
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /// Oneself first, then everybody else by name.
    private List<Choice> people(SignedIn who, long chosen) {
        Person me = who.person();
        return Stream.concat(
                        Stream.of(
                                new Choice(
                                        number(me), words.get("desk.filter.me"), is(me, chosen))),
                        people.all().stream()
                                .filter(each -> !each.id().equals(me.id()))
                                .map(each ->
                                        new Choice(number(each), each.name(), is(each, chosen))))
                .toList();
    }

    private static String number(Person person) {
        return Long.toString(person.id().value());
    }

    private static boolean is(Person person, long number) {
        return person.id().value() == number;
    }
}
