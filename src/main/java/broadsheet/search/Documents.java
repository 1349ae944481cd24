package broadsheet.search;

import broadsheet.story.Contributor;
import broadsheet.story.Section;
import broadsheet.story.SectionId;
import broadsheet.story.State;
import broadsheet.story.Tag;
import broadsheet.text.Slugs;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Makes what is kept in the index of each story.
final class Documents {
    /// How much more a word counts for standing here than in the body.
    private static final int IN_HEADLINE = 5;

    private static final int IN_NAMES = 3;
    private static final int IN_STANDFIRST = 2;
    private static final int IN_BODY = 1;

    /// How far into a body spellings are learnt.
    private static final int SPELLED_UP_TO = 2_000;

    private static final int LONGEST_EDGE = 12;

    private static final FieldType WEIGHED = type(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType PLACED =
            type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, true);
    private static final FieldType NAMED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);

    private final Analysis analysis;
    private final ZoneId zone;

    /// @param zone in which years begin
    Documents(Analysis analysis, ZoneId zone) {
        this.analysis = analysis;
        this.zone = zone;
    }

    /// What else than the stories decides what an index holds.
    ///
    /// @param side whose it is
    String version(Side side) {
        return side.version() + "/" + analysis.version() + "/" + zone.getId();
    }

    private static FieldType type(IndexOptions options, boolean withoutLength) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(withoutLength);
        type.freeze();
        return type;
    }

    /// @param rarity what is known of how common words are
    Document of(Entry entry, Rarity rarity) throws IOException {
        Document document = bare(entry);
        words(entry, rarity, document);
        filing(entry, document);
        return document;
    }

    /// What is kept of every story, whatever its words and names are like: enough to count it, and
    /// to know who may see it. All that stands here is short or is not searched.
    Document bare(Entry entry) {
        Document document = new Document();
        document.add(new StringField(Fields.ID, Long.toString(entry.id()), Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.ID, entry.id()));
        long at = entry.published().getEpochSecond();
        document.add(new LongPoint(Fields.AT, at));
        document.add(SortedNumericDocValuesField.indexedField(Fields.AT, at));
        document.add(new BinaryDocValuesField(Fields.COUNTED, counted(entry)));
        document.add(new StoredField(Fields.PATH, entry.path()));
        document.add(new StoredField(Fields.HEADLINE, entry.headline()));
        document.add(new StoredField(Fields.BODY, text(entry)));
        keyword(Fields.HOME, home(entry.home()), document);
        if (entry.desk() != null) desk(entry.desk(), document);
        return document;
    }

    private BytesRef counted(Entry entry) {
        return Pigeonholes.of(
                entry.published().atZone(zone).getYear(),
                entry.desk() == null ? -1 : State.WORDS.indexOf(entry.desk().state()),
                entry.sections().stream().map(section -> section.id().value()).toList(),
                entry.people().stream().map(person -> person.id().value()).toList());
    }

    /// A section, or that there is none, as [Fields#HOME] has it.
    static String home(@Nullable SectionId section) {
        return section == null ? "0" : Long.toString(section.value());
    }

    private static void desk(Entry.Desk desk, Document document) {
        keyword(Fields.STATE, desk.state(), document);
        document.add(new NumericDocValuesField(Fields.STATE, State.WORDS.indexOf(desk.state())));
        if (desk.working()) keyword(Fields.WORKING, Fields.YES, document);
    }

    /// The different words of a story.
    Set<String> vocabulary(Entry entry) {
        Set<String> words = new HashSet<>();
        analysis.tokens(entry.headline()).forEach(token -> words.add(token.text()));
        analysis.tokens(text(entry)).forEach(token -> words.add(token.text()));
        return words;
    }

    /// Standfirst and body, as passages are taken from them.
    private static String text(Entry entry) {
        return entry.standfirst().isBlank()
                ? entry.body()
                : entry.standfirst() + "\n\n" + entry.body();
    }

    private void words(Entry entry, Rarity rarity, Document document) throws IOException {
        List<Analysis.Token> headline = analysis.tokens(entry.headline());
        List<Analysis.Token> text = analysis.tokens(text(entry));
        String names = String.join("\n", names(entry));
        List<Analysis.Token> named = analysis.tokens(names);
        WeighedWords.Scale scale =
                new WeighedWords.Scale()
                        .add(headline, IN_HEADLINE)
                        .add(named, IN_NAMES)
                        .add(text, IN_BODY);
        // The standfirst has been counted with the text once.
        scale.add(analysis.tokens(entry.standfirst()), IN_STANDFIRST - IN_BODY);
        if (entry.kicker() != null) scale.add(analysis.tokens(entry.kicker()), IN_STANDFIRST);
        keys(entry, scale.weights(), rarity, document);
        document.add(
                new NumericDocValuesField(
                        Fields.DOUBLE,
                        headline.stream().map(Analysis.Token::text).toList().hashCode()));
        document.add(new Field(Fields.ALL, scale.words(), WEIGHED));
        document.add(new Field(Fields.HEADLINE, new PlacedWords(headline), PLACED));
        document.add(new Field(Fields.BODY, new PlacedWords(text), PLACED));
        document.add(new Field(Fields.NAMES, new PlacedWords(named), NAMED));
        spelled(entry.headline() + "\n" + names + "\n" + begin(text(entry)), document);
        edges(entry.headline(), document);
    }

    /// What makes the story like others: its tags, and the words that say most of it.
    private void keys(Entry entry, Map<String, Integer> weights, Rarity rarity, Document document)
            throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        entry.tags().stream().limit(Keys.MOST_TAGS).forEach(tag -> keys.add(Keys.tag(tag.id())));
        entry.people().stream().limit(1).forEach(person -> keys.add(Keys.author(person.id())));
        Keys.words(weights, rarity, analysis).forEach(word -> keys.add(Keys.word(word)));
        for (String key : keys) {
            document.add(new StringField(Fields.KEYS, key, Field.Store.NO));
            document.add(new SortedSetDocValuesField(Fields.KEYS, new BytesRef(key)));
        }
    }

    private static List<String> names(Entry entry) {
        List<String> names = new ArrayList<>();
        entry.people().forEach(person -> names.add(person.name()));
        if (entry.byline() != null) names.add(entry.byline());
        entry.tags().forEach(tag -> names.add(tag.name()));
        entry.sections().forEach(section -> names.add(section.name()));
        return names;
    }

    private static String begin(String text) {
        return text.length() <= SPELLED_UP_TO
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SPELLED_UP_TO / 2));
    }

    private void spelled(String text, Document document) {
        Set<String> words = new HashSet<>();
        for (Analysis.Token token : analysis.spelled(text))
            if (token.text().length() > 2 && words.add(token.text()))
                document.add(new StringField(Fields.SPELLED, token.text(), Field.Store.NO));
    }

    private static void edges(String headline, Document document) {
        Set<String> edges = new HashSet<>();
        // A slug is cut where it grows too long for an address; a headline is not.
        for (String part : headline.split("\\s+"))
            for (String word : Slugs.slug(part).split("-")) {
                int most = Math.min(word.length(), LONGEST_EDGE);
                for (int end = 1; end <= most; end++) edges.add(word.substring(0, end));
            }
        edges.remove("");
        edges.forEach(edge -> document.add(new StringField(Fields.EDGES, edge, Field.Store.NO)));
    }

    /// A word that is being typed, as [Fields#EDGES] has it.
    static String edge(String word) {
        return word.length() <= LONGEST_EDGE ? word : word.substring(0, LONGEST_EDGE);
    }

    private void filing(Entry entry, Document document) {
        for (Section section : entry.sections()) {
            Set<String> slugs = new LinkedHashSet<>();
            slugs.add(section.path().substring(1));
            slugs.add(section.slug());
            slugs.add(Slugs.slug(section.name()));
            slugs.forEach(slug -> keyword(Fields.SECTION, slug, document));
            carries(Suggestion.Kind.SECTION, section.id().value(), section.name(), document);
        }
        for (Tag tag : entry.tags()) {
            Set<String> slugs = new LinkedHashSet<>(List.of(tag.slug(), Slugs.slug(tag.name())));
            slugs.forEach(slug -> keyword(Fields.TAG, slug, document));
            carries(Suggestion.Kind.TAG, tag.id().value(), tag.name(), document);
        }
        for (Contributor person : entry.people()) {
            keyword(Fields.AUTHOR, person.slug(), document);
            authorWords(person.name(), document);
            carries(Suggestion.Kind.AUTHOR, person.id().value(), person.name(), document);
        }
        if (entry.byline() != null) authorWords(entry.byline(), document);
    }

    private void authorWords(String name, Document document) {
        for (Analysis.Token token : analysis.tokens(name))
            document.add(new StringField(Fields.AUTHOR_WORDS, token.text(), Field.Store.NO));
    }

    private static void keyword(String field, String value, Document document) {
        if (!value.isEmpty()) document.add(new StringField(field, value, Field.Store.NO));
    }

    /// The name from each of its words on, so that "smi" finds Jane Smith.
    private static void carries(Suggestion.Kind kind, long id, String name, Document document) {
        String slug = Slugs.slug(name);
        for (int from = 0; from >= 0 && from < slug.length(); ) {
            keyword(Fields.CARRIES, Carried.term(slug.substring(from), kind, id), document);
            int next = slug.indexOf('-', from);
            from = next < 0 ? -1 : next + 1;
        }
    }
}
