package broadsheet.search;

import broadsheet.paper.Addresses;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.SectionTree;
import broadsheet.story.Tag;
import broadsheet.story.TagId;
import broadsheet.text.Slugs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Suggests while somebody types: names that begin so and public stories carry, those of the most
/// stories first, then the newest headlines. It all comes from the index of public stories, so a
/// name of drafts only is not among it.
final class Suggesting {
    private static final int LONGEST = 100;

    /// Names that are looked at for one beginning, in each part of the index.
    private static final int LOOK = 500;

    private final Names names;

    Suggesting(Names names) {
        this.names = names;
    }

    List<Suggestion> suggest(String typed, int most, IndexSearcher searcher) throws IOException {
        String begin = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        String slug = Slugs.slug(begin);
        if (slug.isEmpty() || most < 1) return List.of();
        List<Suggestion> found = new ArrayList<>(named(slug, (most + 1) / 2, searcher));
        found.addAll(headlines(slug, most - found.size(), searcher));
        return found;
    }

    private List<Suggestion> named(String slug, int most, IndexSearcher searcher)
            throws IOException {
        Map<Carried, Integer> weights = new HashMap<>();
        Map<Carried, String> terms = new HashMap<>();
        BytesRef prefix = new BytesRef(slug);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms all = leaf.reader().terms(Fields.CARRIES);
            if (all == null) continue;
            TermsEnum each = all.iterator();
            if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) continue;
            int looked = 0;
            for (BytesRef term = each.term();
                    term != null && looked < LOOK && StringHelper.startsWith(term, prefix);
                    term = each.next()) {
                looked++;
                String text = term.utf8ToString();
                Carried name = Carried.of(text);
                weights.merge(name, each.docFreq(), Integer::sum);
                terms.put(name, text);
            }
        }
        List<Carried> order =
                weights.entrySet().stream()
                        .sorted(
                                Map.Entry.<Carried, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(entry -> entry.getKey().id()))
                        .map(Map.Entry::getKey)
                        .toList();
        List<Suggestion> found = new ArrayList<>();
        for (Carried name : order) {
            if (found.size() >= most) break;
            String term = Objects.requireNonNull(terms.get(name));
            if (Spelling.isInUse(new Term(Fields.CARRIES, term), searcher))
                suggestion(name).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Suggestion> suggestion(Carried name) {
        return switch (name.kind()) {
            case STORY -> Optional.empty();
            case SECTION -> {
                SectionTree tree = names.sections().get();
                Optional<Section> section = tree.find(new SectionId(name.id()));
                yield section.map(it -> new Suggestion(name.kind(), it.name(), it.path()));
            }
            case TAG -> {
                Tag tag =
                        names.tags().apply(List.of(new TagId(name.id()))).get(new TagId(name.id()));
                yield tag == null
                        ? Optional.empty()
                        : Optional.of(new Suggestion(name.kind(), tag.name(), Addresses.tag(tag)));
            }
            case AUTHOR -> {
                ContributorId id = new ContributorId(name.id());
                Contributor person = names.people().apply(List.of(id)).get(id);
                yield person == null
                        ? Optional.empty()
                        : Optional.of(
                                new Suggestion(
                                        name.kind(), person.name(), Addresses.contributor(person)));
            }
        };
    }

    private static List<Suggestion> headlines(String slug, int most, IndexSearcher searcher)
            throws IOException {
        if (most < 1) return List.of();
        ScoreDoc[] top = Headlines.beginning(slug, most * 2, searcher);
        List<Suggestion> found = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (ScoreDoc each : top) {
            if (found.size() >= most) break;
            Document stored =
                    searcher.storedFields()
                            .document(each.doc, Set.of(Fields.HEADLINE, Fields.PATH));
            String headline = Objects.requireNonNull(stored.get(Fields.HEADLINE));
            if (said.add(headline))
                found.add(
                        new Suggestion(
                                Suggestion.Kind.STORY,
                                headline,
                                Objects.requireNonNull(stored.get(Fields.PATH))));
        }
        return found;
    }
}
