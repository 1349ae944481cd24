package broadsheet.search;

import broadsheet.search.Asked.Filing;
import broadsheet.search.Asked.Part;
import broadsheet.search.Asked.Wish;
import broadsheet.search.Facet.Value;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.State;
import broadsheet.text.Slugs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How to narrow what was found. A facet is nothing but other texts of the question, so there is
/// one place where it can be seen what is asked for.
final class FacetList {
    private static final int MOST = 10;

    private final Names names;
    private final Side side;

    FacetList(Names names, Side side) {
        this.names = names;
        this.side = side;
    }

    List<Facet> of(Asked asked, Census census) {
        List<Facet> facets = new ArrayList<>();
        if (side == Side.DESK) facets.add(new Facet(Facet.Kind.STATE, states(asked, census)));
        facets.add(new Facet(Facet.Kind.SECTION, sections(asked, census)));
        facets.add(new Facet(Facet.Kind.YEAR, years(asked, census)));
        facets.add(new Facet(Facet.Kind.AUTHOR, authors(asked, census)));
        return facets.stream().filter(FacetList::isChoice).toList();
    }

    private static boolean isChoice(Facet facet) {
        return facet.values().size() > 1 || facet.values().stream().anyMatch(Value::chosen);
    }

    private static List<Tally.Line> first(Tally tally, Comparator<Tally.Line> order) {
        return tally.lines().stream()
                .sorted(order.thenComparingLong(Tally.Line::number))
                .limit(MOST)
                .toList();
    }

    private static Comparator<Tally.Line> byCount() {
        return Comparator.comparingInt(Tally.Line::count).reversed();
    }

    /// In the order of a story's life.
    private static List<Value> states(Asked asked, Census census) {
        Tally all = new Tally();
        long rest = census.seen();
        for (Tally.Line line : census.states.lines()) {
            all.add(line.number(), line.count());
            rest -= line.count();
        }
        int published = State.WORDS.indexOf(new State.Published().word());
        if (rest > 0) all.add(published, Math.toIntExact(rest));
        List<Value> values = new ArrayList<>();
        for (Tally.Line line : first(all, Comparator.comparingLong(Tally.Line::number))) {
            String word = State.WORDS.get((int) line.number());
            values.add(
                    value(asked, Filing.STATE, "state:", word, word, census.count(line.count())));
        }
        return values;
    }

    private List<Value> sections(Asked asked, Census census) {
        SectionTree tree = names.sections().get();
        List<Value> values = new ArrayList<>();
        for (Tally.Line line : first(census.sections, byCount())) {
            if (line.number() < 1) continue;
            Optional<Section> section = tree.find(new SectionId(line.number()));
            section.ifPresent(it ->
                    values.add(
                            value(
                                    asked,
                                    Filing.SECTION,
                                    "section:",
                                    it.path().substring(1),
                                    it.name(),
                                    census.count(line.count()))));
        }
        return values;
    }

    private List<Value> authors(Asked asked, Census census) {
        List<Tally.Line> lines = first(census.authors, byCount());
        Map<ContributorId, Contributor> people =
                names.people()
                        .apply(
                                lines.stream()
                                        .map(line -> new ContributorId(line.number()))
                                        .toList());
        List<Value> values = new ArrayList<>();
        for (Tally.Line line : lines) {
            Contributor person = people.get(new ContributorId(line.number()));
            if (person != null)
                values.add(
                        value(
                                asked,
                                Filing.AUTHOR,
                                "author:",
                                person.slug(),
                                person.name(),
                                census.count(line.count())));
        }
        return values;
    }

    private static Value value(
            Asked asked,
            Filing filing,
            String operator,
            String slug,
            String label,
            Found.Count count) {
        for (Part part : asked.parts())
            if (!part.not()
                    && part.wish() instanceof Wish.Filed(var of, var value)
                    && of == filing
                    && isSame(value, slug, label))
                return new Value(label, count, asked.without(part), true);
        return new Value(label, count, asked.with(operator + slug), false);
    }

    private static boolean isSame(String value, String slug, String label) {
        String asked = Slugs.slug(value);
        return asked.equals(Slugs.slug(slug)) || asked.equals(Slugs.slug(label));
    }

    private static List<Value> years(Asked asked, Census census) {
        List<Value> values = new ArrayList<>();
        for (Tally.Line line :
                first(census.years, Comparator.comparingLong(Tally.Line::number).reversed()))
            values.add(year(asked, (int) line.number(), census.count(line.count())));
        return values;
    }

    /// A year is asked for from its first day and to the next one's.
    private static Value year(Asked asked, int year, Found.Count count) {
        LocalDate first = LocalDate.of(year, 1, 1);
        List<Part> chosen =
                asked.parts().stream()
                        .filter(part ->
                                !part.not()
                                        && (part.wish().equals(new Wish.After(first))
                                                || part.wish()
                                                        .equals(
                                                                new Wish.Before(
                                                                        first.plusYears(1)))))
                        .toList();
        String label = Integer.toString(year);
        if (chosen.size() < 2)
            return new Value(
                    label,
                    count,
                    asked.with("after:%04d before:%04d".formatted(year, year + 1)),
                    false);
        String rest = asked.text();
        for (Part part : chosen.reversed())
            rest = rest.substring(0, part.from()) + " " + rest.substring(part.to());
        return new Value(label, count, Asked.tidy(rest), true);
    }
}
