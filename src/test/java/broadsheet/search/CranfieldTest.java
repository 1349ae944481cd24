package broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/// 225 questions that engineers once asked of 1,400 abstracts, with what answers them. What a
/// reader gets from our engine is measured against Lucene's plain BM25 over one field, with the
/// same analysis.
class CranfieldTest {
    private static final int TOP = 10;

    private record Abstract(long id, String title, String text) {}

    @Test
    void answersAreNoWorseThanPlainBm25() throws IOException {
        Path folder = Corpora.need("search/cranfield");
        List<Abstract> abstracts = abstracts(folder);
        List<String> questions = questions(folder);
        Map<Integer, Map<Long, Integer>> grades = grades(folder);
        assertThat(abstracts).hasSize(1_400);
        assertThat(questions).hasSize(225);
        double ours = 0;
        double plain = 0;
        try (Shelf shelf = Shelf.in("en");
                ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
            shelf.with(
                    abstracts.stream()
                            .map(it -> Shelf.entry(it.id(), it.title(), it.text(), Shelf.NOON))
                            .toList());
            write(memory, abstracts, shelf.analysis);
            try (DirectoryReader reader = DirectoryReader.open(memory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < questions.size(); i++) {
                    Map<Long, Integer> grade = grades.getOrDefault(i + 1, Map.of());
                    ours += ndcg(ours(shelf, questions.get(i)), grade);
                    plain += ndcg(plain(searcher, questions.get(i), shelf.analysis), grade);
                }
            }
        }
        ours /= questions.size();
        plain /= questions.size();
        System.out.printf("Cranfield, nDCG@10: ours %.4f, plain BM25 %.4f%n", ours, plain);
        assertThat(ours).isGreaterThanOrEqualTo(plain);
    }

    private static List<Long> ours(Shelf shelf, String question) {
        return shelf
                .find(new Question(question, Question.Order.RELEVANCE, true, 1, TOP))
                .hits()
                .stream()
                .map(hit -> hit.story().value())
                .toList();
    }

    private static List<Long> plain(IndexSearcher searcher, String question, Analysis analysis)
            throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Analysis.Token token : analysis.tokens(question))
            any.add(new TermQuery(new Term("text", token.text())), Occur.SHOULD);
        List<Long> ids = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(any.build(), TOP).scoreDocs)
            ids.add(Long.parseLong(searcher.storedFields().document(hit.doc).get("id")));
        return ids;
    }

    private static void write(
            ByteBuffersDirectory memory, List<Abstract> abstracts, Analysis analysis)
            throws IOException {
        try (IndexWriter writer =
                new IndexWriter(memory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            for (Abstract each : abstracts) {
                Document document = new Document();
                document.add(new StoredField("id", Long.toString(each.id())));
                document.add(
                        new Field(
                                "text",
                                new PlacedWords(analysis.tokens(each.title() + "\n" + each.text())),
                                TextField.TYPE_NOT_STORED));
                writer.addDocument(document);
            }
        }
    }

    private static double ndcg(List<Long> found, Map<Long, Integer> grades) {
        double best = 0;
        List<Integer> ideal = new ArrayList<>(grades.values());
        ideal.sort(Collections.reverseOrder());
        for (int i = 0; i < Math.min(TOP, ideal.size()); i++) best += gain(ideal.get(i), i);
        double got = 0;
        for (int i = 0; i < found.size(); i++) got += gain(grades.getOrDefault(found.get(i), 0), i);
        return best == 0 ? 0 : got / best;
    }

    private static double gain(int grade, int rank) {
        return (Math.pow(2, grade) - 1) / (Math.log(rank + 2) / Math.log(2));
    }

    /// The judgements say 1 for a complete answer down to 4 for one of minimum interest; what else
    /// stands there (-1) is explained nowhere and counts as no answer. Questions are counted in
    /// their order, not by the numbers that they bear in their own file.
    private static Map<Integer, Map<Long, Integer>> grades(Path folder) throws IOException {
        Map<Integer, Map<Long, Integer>> grades = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("cranqrel"))) {
            String[] parts = line.strip().split("\\s+");
            int code = Integer.parseInt(parts[2]);
            if (code < 1 || code > 4) continue;
            grades.computeIfAbsent(Integer.parseInt(parts[0]), _ -> new HashMap<>())
                    .put(Long.parseLong(parts[1]), 5 - code);
        }
        return grades;
    }

    private static List<String> questions(Path folder) throws IOException {
        List<String> questions = new ArrayList<>();
        for (String record : Files.readString(folder.resolve("cran.qry")).split("(?m)^\\.I "))
            if (record.contains(".W"))
                questions.add(record.substring(record.indexOf(".W") + 2).strip());
        return questions;
    }

    private static List<Abstract> abstracts(Path folder) throws IOException {
        List<Abstract> abstracts = new ArrayList<>();
        for (String record :
                Files.readString(folder.resolve("cran.all.1400")).split("(?m)^\\.I ")) {
            if (!record.contains("\n.W")) continue;
            long id = Long.parseLong(record.substring(0, record.indexOf('\n')).strip());
            String title = record.substring(record.indexOf("\n.T") + 3, record.indexOf("\n.A"));
            String text = record.substring(record.indexOf("\n.W") + 3).strip();
            abstracts.add(new Abstract(id, title.strip(), text));
        }
        return abstracts;
    }
}
