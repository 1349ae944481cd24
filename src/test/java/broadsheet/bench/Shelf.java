package broadsheet.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// The list that the generator wrote of its stories: what readers must find at each address. The
/// file is mapped, so that a million of them cost a client no heap.
final class Shelf {
    private final MemorySegment bytes;
    private long[] starts = new long[1_024];
    private int size;

    /// @param tail the last words, plain
    record Entry(String path, String headline, String tail, int words) {}

    Shelf(Path list) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(list.toFile(), "r")) {
            bytes =
                    file.getChannel()
                            .map(FileChannel.MapMode.READ_ONLY, 0, file.length(), Arena.global());
        }
        long start = 0;
        for (long at = 0; at < bytes.byteSize(); at++)
            if (bytes.get(ValueLayout.JAVA_BYTE, at) == '\n') {
                if (size == starts.length - 1) starts = Arrays.copyOf(starts, size * 2);
                starts[size++] = start;
                start = at + 1;
            }
        starts[size] = start;
    }

    int size() {
        return size;
    }

    Entry at(int index) {
        byte[] line =
                bytes.asSlice(starts[index], starts[index + 1] - starts[index] - 1)
                        .toArray(ValueLayout.JAVA_BYTE);
        String[] parts = new String(line, StandardCharsets.UTF_8).split("\t");
        return new Entry(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
    }
}
