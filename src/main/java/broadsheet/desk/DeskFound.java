package broadsheet.desk;

import broadsheet.desk.DeskSearchPage.Narrowing;
import broadsheet.desk.DeskSearchPage.Piece;
import broadsheet.desk.DeskSearchPage.Way;
import broadsheet.identity.Actor;
import broadsheet.page.Messages;
import broadsheet.search.Facet;
import broadsheet.search.Found;
import broadsheet.search.Hit;
import broadsheet.search.Note;
import broadsheet.search.Question;
import broadsheet.story.Manuscript;
import broadsheet.story.Section;
import broadsheet.story.SectionTree;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Makes what was found into what the desk shows of it.
final class DeskFound {
    private static final int MOST_WAYS = 8;
    private static final Piece GAP = new Piece(" … ", false);

    private final StoryViews views;
    private final Supplier<SectionTree> sections;
    private final Messages words;

    DeskFound(StoryViews views, Supplier<SectionTree> sections, Messages words) {
        this.views = views;
        this.sections = sections;
        this.words = words;
    }

    /// A hit, and its story as it is now.
    record Line(Hit hit, Manuscript story) {}

    /// Nothing was asked yet.
    DeskSearchPage blank(Frame frame) {
        return new DeskSearchPage(
                frame, "", null, null, null, List.of(), List.of(), List.of(), List.of(), null, null,
                states());
    }

    /// What `state:` takes: the states, and the two that the list has besides.
    private List<Choice> states() {
        return Stream.concat(
                        views.states(null).stream(),
                        Stream.of(new Choice("working", words.get("desk.working"), false)))
                .toList();
    }

    DeskSearchPage found(Frame frame, DeskAsked asked, Found found, List<Line> lines) {
        int page = Math.max(1, found.page());
        DeskAsked there = asked.on(page);
        String other = found.didYouMean();
        return new DeskSearchPage(
                frame,
                asked.text(),
                asked.order() == Question.Order.RELEVANCE ? null : DeskAsked.word(asked.order()),
                count(found),
                other == null ? null : new Way(there.asking(other).href(), other, "", false),
                notes(found),
                lines.isEmpty() ? List.of() : orders(there),
                found.facets().stream().map(facet -> narrowing(there, facet)).toList(),
                rows(lines),
                page > 1 ? there.on(page - 1).href() : null,
                page < found.pages() ? there.on(page + 1).href() : null,
                lines.isEmpty() ? states() : List.of());
    }

    private String count(Found found) {
        String many =
                found.total().exact()
                        ? words.get("search.found", found.total().stories())
                        : words.get("search.about", found.total().stories());
        return found.page() > 1
                ? many + ", " + words.get("search.page", String.valueOf(found.page()))
                : many;
    }

    private List<String> notes(Found found) {
        Stream<String> partly =
                found.partly() ? Stream.of(words.get("search.partly")) : Stream.empty();
        return Stream.concat(partly, found.notes().stream().map(this::words)).toList();
    }

    private String words(Note note) {
        return switch (note) {
            case Note.BadDate(var operator, var given) ->
                    words.get("search.note.date", operator + ":" + given);
            case Note.Shortened() -> words.get("search.note.shortened");
        };
    }

    private List<Way> orders(DeskAsked asked) {
        return Arrays.stream(Question.Order.values())
                .map(order ->
                        new Way(
                                asked.by(order).href(),
                                words.get("search." + DeskAsked.word(order)),
                                "",
                                order == asked.order()))
                .toList();
    }

    private Narrowing narrowing(DeskAsked asked, Facet facet) {
        return new Narrowing(
                words.get(title(facet.kind())),
                facet.values().stream()
                        .limit(MOST_WAYS)
                        .map(value ->
                                new Way(
                                        asked.asking(value.query()).href(),
                                        facet.kind() == Facet.Kind.STATE
                                                ? views.stateName(value.label())
                                                : value.label(),
                                        count(value.count()),
                                        value.chosen()))
                        .toList());
    }

    private static String title(Facet.Kind kind) {
        return switch (kind) {
            case STATE -> "desk.filter.state";
            case SECTION, YEAR, AUTHOR -> "search." + kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private String count(Found.Count count) {
        String number = NumberFormat.getIntegerInstance(words.locale()).format(count.stories());
        return count.exact() ? number : "~" + number;
    }

    private List<DeskSearchPage.Found> rows(List<Line> lines) {
        SectionTree tree = sections.get();
        Map<Actor, String> by = views.names(lines.stream().map(line -> line.story().by()).toList());
        return lines.stream().map(line -> row(line, tree, by)).toList();
    }

    private DeskSearchPage.Found row(Line line, SectionTree tree, Map<Actor, String> by) {
        Manuscript story = line.story();
        String state = story.state().word();
        return new DeskSearchPage.Found(
                story.id().value(),
                story.copy().headline().isBlank()
                        ? List.of(new Piece(words.get("untitled"), false))
                        : pieces(line.hit().headline()),
                passages(line.hit()),
                state,
                views.stateName(state),
                story.hasWorkingCopy(),
                tree.find(story.copy().filing().section()).map(Section::name).orElse(""),
                views.moment(story.saved()),
                by.getOrDefault(story.by(), story.by().name()));
    }

    private static List<Piece> passages(Hit hit) {
        List<Piece> all = new ArrayList<>();
        for (List<Hit.Piece> snippet : hit.snippets()) {
            if (!all.isEmpty()) all.add(GAP);
            all.addAll(pieces(snippet));
        }
        return all;
    }

    private static List<Piece> pieces(List<Hit.Piece> pieces) {
        return pieces.stream().map(piece -> new Piece(piece.text(), piece.marked())).toList();
    }
}
