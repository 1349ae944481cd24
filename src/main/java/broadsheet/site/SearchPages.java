package broadsheet.site;

import broadsheet.page.Layout;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.search.Facet;
import broadsheet.search.Found;
import broadsheet.search.Note;
import broadsheet.search.Question;
import broadsheet.site.SearchPage.Choice;
import broadsheet.site.SearchPage.Chosen;
import broadsheet.site.SearchPage.Narrowing;
import broadsheet.story.Section;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the pages of search: of what was found, of what to do where nothing was, and the one to
/// begin with.
final class SearchPages {
    private static final int MOST_WAYS = 8;
    private static final int MOST_SECTIONS = 12;

    private final Layouts layouts;
    private final Messages words;
    private final FoundStories stories;

    SearchPages(Layouts layouts, FoundStories stories) {
        this.layouts = layouts;
        this.words = layouts.words();
        this.stories = stories;
    }

    /// Nothing was typed yet.
    SearchPage blank(SearchAsked asked) {
        List<SearchHelp.Hint> hints =
                Stream.of("words", "phrase", "not", "section", "author", "dates")
                        .map(this::hint)
                        .toList();
        return none(
                asked,
                words.get("search"),
                null,
                List.of(),
                new SearchHelp(words.get("search.hints"), null, hints, List.of(), List.of()));
    }

    private SearchHelp.Hint hint(String name) {
        String example =
                switch (name) {
                    case "section" -> "section:" + anySection();
                    case "author" -> "author:\"" + stories.anyAuthor().orElse("Ada Finch") + "\"";
                    case "dates" -> dates(layouts.today().getYear());
                    case String words -> this.words.get("search.example." + words);
                };
        return new SearchHelp.Hint(
                new Layout.Link(Addresses.search(example), example),
                words.get("search.hint." + name));
    }

    private static String dates(int year) {
        return "after:" + (year - 1) + "-11 before:" + year;
    }

    /// A section that there is, by its path as the question has it.
    private String anySection() {
        return Layouts.shown(layouts.sections().top()).stream()
                .findFirst()
                .map(section -> section.path().substring(1))
                .orElse("news");
    }

    SearchPage found(SearchAsked asked, Found found) {
        SearchAsked there = asked.on(Math.max(1, found.page()));
        return found.hits().isEmpty()
                ? none(
                        there,
                        words.get("search.results", asked.text()),
                        didYouMean(there, found),
                        notes(found),
                        nothing(there))
                : some(there, found);
    }

    private SearchHelp nothing(SearchAsked asked) {
        QuestionText text = QuestionText.of(asked.text());
        List<Layout.Link> ways =
                Stream.concat(text.narrowings().stream(), text.exclusions().stream())
                        .filter(part -> text.parts().size() > 1)
                        .map(part ->
                                new Layout.Link(
                                        asked.asking(text.without(part)).href(),
                                        words.get("search.none.without", part)))
                        .toList();
        List<Layout.Link> sections =
                Layouts.shown(layouts.sections().top()).stream()
                        .limit(MOST_SECTIONS)
                        .map(SearchPages::link)
                        .toList();
        return new SearchHelp(
                words.get("search.none", asked.text()),
                words.get("search.none.text"),
                List.of(),
                ways,
                sections);
    }

    private static Layout.Link link(Section section) {
        return new Layout.Link(Addresses.encoded(section.path()), section.name());
    }

    private Layout layout(SearchAsked asked, String title) {
        return layouts.layout(
                Layouts.About.page(title, null, asked.href(), Layouts.Sheet.SEARCH).hidden());
    }

    private SearchPage some(SearchAsked asked, Found found) {
        int page = found.page();
        return new SearchPage(
                layout(asked, words.get("search.results", asked.text())),
                asked.text(),
                asked.kept(),
                count(found),
                didYouMean(asked, found),
                notes(found),
                orders(asked),
                asked.order() == Question.Order.RELEVANCE ? freshness(asked) : null,
                chosen(asked),
                narrowings(asked, found),
                stories.of(found.hits()),
                page > 1 ? asked.on(page - 1).href() : null,
                page < found.pages() ? asked.on(page + 1).href() : null,
                null);
    }

    private SearchPage none(
            SearchAsked asked,
            String title,
            Layout.@Nullable Link didYouMean,
            List<String> notes,
            SearchHelp help) {
        return new SearchPage(
                layout(asked, title),
                asked.text(),
                asked.kept(),
                null,
                didYouMean,
                notes,
                List.of(),
                null,
                chosen(asked),
                List.of(),
                List.of(),
                null,
                null,
                help);
    }

    private static Layout.@Nullable Link didYouMean(SearchAsked asked, Found found) {
        String other = found.didYouMean();
        return other == null ? null : new Layout.Link(asked.asking(other).href(), other);
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
                    words.get("search.note.date", name(operator) + ":" + given);
            case Note.Shortened() -> words.get("search.note.shortened");
        };
    }

    /// The operator as typed, whether its colon comes with it or not.
    private static String name(String operator) {
        return operator.endsWith(":") ? operator.substring(0, operator.length() - 1) : operator;
    }

    private List<Choice> orders(SearchAsked asked) {
        return Stream.of(Question.Order.values())
                .map(order ->
                        new Choice(
                                asked.by(order).href(),
                                words.get("search." + SearchAsked.word(order)),
                                order == asked.order()))
                .toList();
    }

    private Layout.Link freshness(SearchAsked asked) {
        return new Layout.Link(
                asked.withFresh(!asked.fresh()).href(),
                words.get(asked.fresh() ? "search.fresh.off" : "search.fresh.on"));
    }

    private List<Chosen> chosen(SearchAsked asked) {
        QuestionText text = QuestionText.of(asked.text());
        return text.narrowings().stream()
                .map(part ->
                        new Chosen(
                                asked.asking(text.without(part)).href(),
                                part,
                                words.get("search.without", part)))
                .toList();
    }

    private List<Narrowing> narrowings(SearchAsked asked, Found found) {
        return found.facets().stream()
                .map(facet -> narrowing(asked, facet))
                .filter(narrowing -> !narrowing.ways().isEmpty())
                .toList();
    }

    private Narrowing narrowing(SearchAsked asked, Facet facet) {
        return new Narrowing(
                words.get("search." + facet.kind().name().toLowerCase(Locale.ROOT)),
                facet.values().stream()
                        .filter(value -> !value.chosen())
                        .limit(MOST_WAYS)
                        .map(value ->
                                new SearchPage.Way(
                                        asked.asking(value.query()).href(),
                                        value.label(),
                                        count(value.count())))
                        .toList());
    }

    private String count(Found.Count count) {
        String number = layouts.number(count.stories());
        return count.exact() ? number : "~" + number;
    }
}
