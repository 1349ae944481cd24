package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.blobs.Blobs;
import broadsheet.db.Db;
import broadsheet.events.EventLog;
import broadsheet.identity.Actor;
import broadsheet.media.PictureResult.PictureAdded;
import broadsheet.media.PictureResult.PictureRefused;
import broadsheet.media.PictureResult.Refusal;
import broadsheet.testing.TestDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    private static final Actor MARA = new Actor("person:12");
    private static final PictureWords FERRY =
            new PictureWords("A ferry", "The ferry leaves", "Mara Lind", "");

    @TempDir Path folder;
    private Pictures pictures;

    @BeforeEach
    void open() {
        Db db = TestDb.fresh();
        pictures =
                new Pictures(
                        db,
                        new EventLog(db, List.of()),
                        new Blobs(folder),
                        new PictureLimits(
                                2_000_000, 50_000_000, 1, 4, PictureLimits.DEFAULT.patience()));
    }

    @Test
    void aPictureIsFoundAsItWasAdded() throws Exception {
        Picture ferry = added(TestPictures.jpeg(900, 600), "IMG 0042 Fähre.JPG", FERRY);
        assertThat(ferry.slug()).isEqualTo("img-0042-fahre");
        assertThat(List.of(ferry.width(), ferry.height())).containsExactly(900, 600);
        assertThat(ferry.words()).isEqualTo(FERRY);
        assertThat(pictures.find(ferry.id())).contains(ferry);
    }

    @Test
    void theFilesOwnWordsStandInWhereNothingIsSaid() throws Exception {
        byte[] jpeg =
                TestPictures.captioned(
                        TestPictures.jpeg(300, 200), "Own caption", "Own credit", "Own rights");
        Picture ferry = added(jpeg, "a.jpg", FERRY);
        assertThat(ferry.words())
                .isEqualTo(
                        new PictureWords("A ferry", "The ferry leaves", "Mara Lind", "Own rights"));
    }

    @Test
    void addedAgainItIsTheSameEvenAfterAnEditorHasWrittenOtherWords() throws Exception {
        byte[] jpeg = TestPictures.jpeg(300, 200);
        Picture first = added(jpeg, "a.jpg", FERRY);
        PictureWords better = new PictureWords("The 7:40 ferry", "", "", "");
        assertThat(pictures.describe(first.id(), better)).isTrue();
        assertThat(pictures.focus(first.id(), new Focus(10, 20))).isTrue();

        Picture again = added(jpeg, "b.jpg", FERRY);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.words()).isEqualTo(better);
        assertThat(again.focus()).isEqualTo(new Focus(10, 20));

        Picture other = added(jpeg, "b.jpg", new PictureWords("Something else", "", "", ""));
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(other.blob()).isEqualTo(first.blob());
    }

    @Test
    void manyWhoAddTheSameGetTheSame() throws Exception {
        byte[] jpeg = TestPictures.jpeg(300, 200);
        List<Future<Picture>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) all.add(threads.submit(() -> added(jpeg, "a.jpg", FERRY)));
        }
        Picture first = all.getFirst().get();
        for (Future<Picture> each : all) assertThat(each.get()).isEqualTo(first);
    }

    @Test
    void manyAreFoundInTheOrderAskedForAndWhatIsNotThereIsLeftOut() throws Exception {
        Picture one = added(TestPictures.jpeg(300, 200), "one.jpg", FERRY);
        Picture two = added(TestPictures.jpeg(301, 200), "two.jpg", FERRY);
        assertThat(pictures.find(List.of(two.id(), new PictureId(99_999), one.id())).values())
                .containsExactly(two, one);
        assertThat(pictures.find(List.of())).isEmpty();
    }

    @Test
    void whatIsRefusedLeavesNothing() throws Exception {
        assertRefused(new byte[0], Refusal.EMPTY);
        assertRefused(new byte[2_000_001], Refusal.TOO_MANY_BYTES);
        assertRefused(
                "<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8), Refusal.UNKNOWN_FORMAT);
        byte[] jpeg = TestPictures.jpeg(300, 200);
        assertRefused(java.util.Arrays.copyOf(jpeg, jpeg.length / 2), Refusal.BROKEN);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void hostileWordsAreKeptAsPlainText() throws Exception {
        var words = new PictureWords("<b>\0\u0007x", "a\nb\u2028c", "x".repeat(9_000), "", "");
        Picture ferry = added(TestPictures.jpeg(300, 200), "..\\..\\evil.php\0.jpg", words);
        assertThat(ferry.alt()).isEqualTo("<b> x");
        assertThat(ferry.credit()).hasSize(5_000);
        assertThat(ferry.slug()).isEqualTo("evil-php");
        assertThat(pictures.find(ferry.id())).contains(ferry);
    }

    @Test
    void signsOfPatternsAreLookedForAsTheyAre() throws Exception {
        var half = new PictureWords("Half off, 50% less", "", "", "");
        Picture sale = added(TestPictures.jpeg(300, 200), "a.jpg", half);
        added(TestPictures.jpeg(320, 200), "b.jpg", new PictureWords("50 boats", "", "", ""));
        assertThat(pictures.newest(List.of("50%"), 9)).containsExactly(sale);
        assertThat(pictures.newest(List.of("5_"), 9)).isEmpty();
        assertThat(pictures.newest(List.of("less\\"), 9)).isEmpty();
        assertThat(pictures.newest(List.of("50"), 9)).hasSize(2);
    }

    private Picture added(byte[] file, String name, PictureWords words) throws IOException {
        PictureResult result = pictures.add(file, name, words, MARA);
        assertThat(result).isInstanceOf(PictureAdded.class);
        return ((PictureAdded) result).picture();
    }

    private void assertRefused(byte[] file, Refusal reason) throws IOException {
        assertThat(pictures.add(file, "a.jpg", FERRY, MARA))
                .isInstanceOfSatisfying(
                        PictureRefused.class, it -> assertThat(it.reason()).isEqualTo(reason));
    }
}
