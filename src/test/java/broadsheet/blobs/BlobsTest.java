package broadsheet.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {
    @TempDir Path folder;

    @Test
    void bytesAreKeptOnceUnderTheirHash() throws Exception {
        var blobs = new Blobs(folder);
        BlobId first = blobs.put(new ByteArrayInputStream("abc".getBytes(UTF_8)));
        BlobId second = blobs.put("abc".getBytes(UTF_8));

        // FIPS 180-4's own example
        assertThat(first.hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(second).isEqualTo(first);
        assertThat(first.hash16()).isEqualTo("ba7816bf8f01cfea");
        assertThat(blobs.size(first)).isEqualTo(3);
        assertThat(blobs.path(first))
                .isEqualTo(folder.resolve("ba").resolve(first.hash().substring(2)));
        try (InputStream in = blobs.open(first)) {
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("abc");
        }
        assertThat(files()).containsExactly(blobs.path(first));
    }

    @Test
    void whatIsNotThereIsSaidToBeMissing() {
        var blobs = new Blobs(folder);
        BlobId absent = Blobs.id("never kept".getBytes(UTF_8));
        assertThat(blobs.has(absent)).isFalse();
        assertThatThrownBy(() -> blobs.open(absent)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> blobs.size(absent)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aSourceThatBreaksOffLeavesNothing() throws Exception {
        var blobs = new Blobs(folder);
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the line went dead");
                    }
                };
        var half = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), broken);
        assertThatThrownBy(() -> blobs.put(half)).hasMessage("the line went dead");
        assertThat(files()).isEmpty();
    }

    @Test
    void aStartSweepsWhatAKilledWriteLeftButNotWhatAnotherProcessIsWriting() throws Exception {
        BlobId kept = new Blobs(folder).put("kept".getBytes(UTF_8));
        Path abandoned = Files.writeString(folder.resolve("unfinished/1.part"), "half of som");
        Path underWay = Files.writeString(folder.resolve("unfinished/2.part"), "half of som");
        Files.setLastModifiedTime(
                abandoned, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        var again = new Blobs(folder);

        assertThat(files()).containsExactlyInAnyOrder(again.path(kept), underWay);
    }

    @Test
    void manyWritersOfTheSameBytesAgree() throws Exception {
        var blobs = new Blobs(folder);
        byte[] bytes = new byte[300_000];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<BlobId>> writers =
                    IntStream.range(0, 20)
                            .<Callable<BlobId>>mapToObj(
                                    _ -> () -> blobs.put(new ByteArrayInputStream(bytes)))
                            .toList();
            for (Future<BlobId> each : threads.invokeAll(writers))
                assertThat(each.get()).isEqualTo(Blobs.id(bytes));
        }
        assertThat(files()).containsExactly(blobs.path(Blobs.id(bytes)));
        assertThat(Files.size(blobs.path(Blobs.id(bytes)))).isEqualTo(300_000);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
