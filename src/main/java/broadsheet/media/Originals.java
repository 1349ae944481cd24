package broadsheet.media;

import broadsheet.blobs.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/// Unpacked originals. The last one is kept while memory allows: the sizes of one picture are asked
/// for together, and unpacking is most of the work.
final class Originals {
    private final Blobs blobs;
    private volatile @Nullable Last last;

    Originals(Blobs blobs) {
        this.blobs = blobs;
    }

    /// @throws IOException where the original is gone or cannot be read
    Original of(Picture picture) throws IOException {
        Last kept = last;
        if (kept != null && kept.hash().equals(picture.blob().hash())) {
            Original original = kept.original().get();
            if (original != null) return original;
        }
        Original original = Original.read(bytes(picture), picture.format());
        last = new Last(picture.blob().hash(), new SoftReference<>(original));
        return original;
    }

    private byte[] bytes(Picture picture) throws IOException {
        try (InputStream in = blobs.open(picture.blob())) {
            return in.readAllBytes();
        }
    }

    private record Last(String hash, SoftReference<Original> original) {}
}
