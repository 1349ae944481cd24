package broadsheet.search;

import broadsheet.search.Asked.Filing;
import broadsheet.search.Asked.Part;
import broadsheet.search.Asked.Wish;
import broadsheet.text.Slugs;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Turns what was asked into what the index is asked.
final class Seeking {
    /// Words of one question that are looked for; a long word of a script without spaces comes to
    /// many.
    private static final int MOST_WORDS = 64;

    /// What lifts stories with all words above those with some: more than any score.
    private static final float ALL_FIRST = 1_000;

    private static final float IN_A_ROW = 2;

    /// The word of [State.Published].
    static final String PUBLISHED = "published";

    private final Analysis analysis;
    private final ZoneId zone;

    Seeking(Analysis analysis, ZoneId zone) {
        this.analysis = analysis;
        this.zone = zone;
    }

    Sought of(Asked asked, IndexSearcher searcher) throws java.io.IOException {
        List<List<Analysis.Token>> words = new ArrayList<>();
        List<List<Analysis.Token>> phrases = new ArrayList<>();
        BooleanQuery.Builder narrow = new BooleanQuery.Builder();
        Map<Filing, BooleanQuery.Builder> filed = new EnumMap<>(Filing.class);
        int left = MOST_WORDS;
        for (Part part : asked.parts()) {
            switch (part.wish()) {
                case Wish.Word(var text) -> {
                    List<Analysis.Token> tokens = first(analysis.tokens(text), left);
                    left -= tokens.size();
                    if (part.not()) exclude(tokens, narrow);
                    else if (!tokens.isEmpty()) words.add(tokens);
                }
                case Wish.Phrase(var text) -> {
                    List<Analysis.Token> tokens = first(analysis.tokens(text), left);
                    left -= tokens.size();
                    if (part.not()) exclude(tokens, narrow);
                    else if (!tokens.isEmpty()) phrases.add(tokens);
                }
                case Wish.Filed(var filing, var value) -> {
                    Query query = filed(filing, value, searcher);
                    if (part.not()) narrow.add(query, Occur.MUST_NOT);
                    else
                        filed.computeIfAbsent(filing, _ -> new BooleanQuery.Builder())
                                .add(query, Occur.SHOULD);
                }
                case Wish.After(var day) ->
                        narrow.add(since(day), part.not() ? Occur.MUST_NOT : Occur.FILTER);
                case Wish.Before(var day) ->
                        narrow.add(since(day), part.not() ? Occur.FILTER : Occur.MUST_NOT);
            }
        }
        filed.values().forEach(any -> narrow.add(any.build(), Occur.FILTER));
        return sought(words, phrases, narrow.build());
    }

    private static List<Analysis.Token> first(List<Analysis.Token> tokens, int most) {
        return tokens.size() <= most ? tokens : tokens.subList(0, most);
    }

    private Sought sought(
            List<List<Analysis.Token>> words,
            List<List<Analysis.Token>> phrases,
            BooleanQuery narrow) {
        List<List<Analysis.Token>> needed = needed(words, phrases);
        List<List<Analysis.Token>> groups = new ArrayList<>(needed);
        groups.addAll(phrases);
        if (groups.isEmpty()) {
            Query every = builder(narrow).add(new MatchAllDocsQuery(), Occur.FILTER).build();
            return new Sought(new Sought.Wanted(every, List.of()), null, groups);
        }
        List<Query> parts = needed.stream().map(Seeking::wanted).toList();
        BooleanQuery.Builder narrowed = builder(narrow);
        phrases.forEach(phrase -> narrowed.add(wanted(phrase), Occur.MUST));
        BooleanQuery rest = narrowed.build();
        BooleanQuery.Builder every = builder(rest);
        parts.forEach(part -> every.add(part, Occur.MUST));
        BooleanQuery all = every.build();
        List<Sought.Rank> ranks = new ArrayList<>();
        if (needed.size() > 1)
            ranks.add(
                    new Sought.Rank(
                            builder(all).add(inARow(needed), Occur.FILTER).build(), IN_A_ROW));
        ranks.add(new Sought.Rank(all, 0));
        Sought.Wanted most = new Sought.Wanted(all, ranks);
        if (parts.size() < 2) return new Sought(most, null, groups);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(part, Occur.SHOULD));
        Query some = builder(rest).add(any.build(), Occur.MUST).build();
        return new Sought(
                most,
                new Sought.Wanted(
                        some, List.of(new Sought.Rank(all, ALL_FIRST), new Sought.Rank(some, 0))),
                groups);
    }

    private static BooleanQuery.Builder builder(BooleanQuery begun) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        begun.clauses().forEach(builder::add);
        return builder;
    }

    /// The words that a story must have: all, but for those that say nothing where others do.
    private List<List<Analysis.Token>> needed(
            List<List<Analysis.Token>> words, List<List<Analysis.Token>> phrases) {
        List<List<Analysis.Token>> telling =
                words.stream()
                        .filter(tokens ->
                                tokens.size() > 1 || !analysis.isStopWord(tokens.getFirst().text()))
                        .distinct()
                        .toList();
        return telling.isEmpty() && phrases.isEmpty() ? words : telling;
    }

    /// Scored by its words; where there are several they must stand side by side.
    private static Query wanted(List<Analysis.Token> tokens) {
        if (tokens.size() == 1) return word(tokens.getFirst());
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        tokens.stream().distinct().forEach(token -> query.add(word(token), Occur.MUST));
        query.add(sideBySide(tokens), Occur.FILTER);
        return query.build();
    }

    private static Query word(Analysis.Token token) {
        return new TermQuery(new Term(Fields.ALL, token.text()));
    }

    private static Query sideBySide(List<Analysis.Token> tokens) {
        BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
        for (String field : new String[] {Fields.HEADLINE, Fields.BODY, Fields.NAMES})
            anywhere.add(phrase(field, tokens, 0), Occur.SHOULD);
        return anywhere.build();
    }

    private static Query phrase(String field, List<Analysis.Token> tokens, int slop) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
        int first = tokens.getFirst().position();
        for (Analysis.Token token : tokens)
            phrase.add(new Term(field, token.text()), token.position() - first);
        return phrase.build();
    }

    /// What the question says in its order is better found so in a headline.
    private static Query inARow(List<List<Analysis.Token>> words) {
        PhraseQuery.Builder row = new PhraseQuery.Builder().setSlop(2);
        int position = 0;
        for (List<Analysis.Token> tokens : words)
            for (Analysis.Token token : tokens)
                row.add(new Term(Fields.HEADLINE, token.text()), position++);
        return row.build();
    }

    private static void exclude(List<Analysis.Token> tokens, BooleanQuery.Builder narrow) {
        if (tokens.isEmpty()) return;
        narrow.add(
                tokens.size() == 1 ? word(tokens.getFirst()) : sideBySide(tokens), Occur.MUST_NOT);
    }

    /// By its slug; authors, where none has that slug, by the words of their names.
    private Query filed(Filing filing, String value, IndexSearcher searcher)
            throws java.io.IOException {
        return switch (filing) {
            case SECTION -> new TermQuery(new Term(Fields.SECTION, sectionSlug(value)));
            case TAG -> new TermQuery(new Term(Fields.TAG, Slugs.slug(value)));
            case STATE -> inState(Slugs.slug(value));
            case AUTHOR -> {
                Term slug = new Term(Fields.AUTHOR, Slugs.slug(value));
                List<Analysis.Token> words = first(analysis.tokens(value), MOST_WORDS / 4);
                if (words.isEmpty() || Spelling.isInUse(slug, searcher)) yield new TermQuery(slug);
                BooleanQuery.Builder all = new BooleanQuery.Builder();
                for (Analysis.Token word : words)
                    all.add(
                            new TermQuery(new Term(Fields.AUTHOR_WORDS, word.text())),
                            Occur.FILTER);
                yield all.build();
            }
        };
    }

    /// What readers find has no state: it is public.
    private static Query inState(String word) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        switch (word) {
            case Asked.WORKING -> any.add(term(Fields.WORKING, Fields.YES), Occur.SHOULD);
            case Asked.DUE -> {
                any.add(term(Fields.STATE, "scheduled"), Occur.SHOULD);
                any.add(term(Fields.STATE, "embargoed"), Occur.SHOULD);
            }
            case PUBLISHED -> {
                BooleanQuery.Builder others = new BooleanQuery.Builder();
                others.add(new MatchAllDocsQuery(), Occur.FILTER);
                others.add(new FieldExistsQuery(Fields.STATE), Occur.MUST_NOT);
                any.add(others.build(), Occur.SHOULD);
                any.add(term(Fields.STATE, PUBLISHED), Occur.SHOULD);
            }
            default -> any.add(term(Fields.STATE, word), Occur.SHOULD);
        }
        return any.build();
    }

    private static Query term(String field, String word) {
        return new TermQuery(new Term(field, word));
    }

    /// A section is asked for by slug, name or address.
    private static String sectionSlug(String value) {
        String path = value.strip().toLowerCase(Locale.ROOT);
        if (path.startsWith("/")) path = path.substring(1);
        return path.indexOf('/') > 0 ? path : Slugs.slug(value);
    }

    private Query since(LocalDate day) {
        return LongField.newRangeQuery(
                Fields.AT, day.atStartOfDay(zone).toEpochSecond(), Long.MAX_VALUE);
    }
}
