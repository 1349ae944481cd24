package broadsheet.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever happens to an export's bytes, reading does not fail, and every item before the damage
/// is read.
class WxrTruncationTest {
    private static final int ITEMS = 12;

    private static Path file = Path.of("unset");
    private static byte[] whole = {};
    private static List<Wxr.Item> all = List.of();

    @BeforeContainer
    static void make() throws IOException {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= ITEMS; i++)
            items.append(WxrReaderTest.item(i, "Story & é " + "x".repeat(i * 40)));
        whole = WxrReaderTest.export("1.2", items.toString()).getBytes(StandardCharsets.UTF_8);
        file = Files.createTempFile("truncated", ".xml");
        Files.write(file, whole);
        all = WxrReaderTest.items(WxrReaderTest.read(file));
        assertThat(all).hasSize(ITEMS);
    }

    @AfterContainer
    static void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    @Property(tries = 300)
    void cutOffAnywhere(@ForAll @IntRange(max = 999_999) int place) throws IOException {
        int length = (int) (whole.length * (long) place / 1_000_000);
        List<Wxr> parts = read(Arrays.copyOf(whole, length));
        assertThat(WxrReaderTest.items(parts)).isEqualTo(wholeBefore(length));
        int before = wholeBefore(length).size();
        boolean inside = before < ITEMS && length >= all.get(before).offset() + "<item".length();
        assertThat(WxrReaderTest.broken(parts))
                .filteredOn(broken -> broken.item().startsWith("item "))
                .hasSize(inside ? 1 : 0);
    }

    @Property(tries = 300)
    void aByteChangedAnywhere(
            @ForAll @IntRange(max = 999_999) int place, @ForAll @IntRange(max = 255) int to)
            throws IOException {
        byte[] changed = whole.clone();
        int at = (int) (whole.length * (long) place / 1_000_000);
        changed[at] = (byte) to;
        List<Wxr.Item> items = WxrReaderTest.items(read(changed));
        List<Wxr.Item> before = wholeBefore(at);
        assertThat(items.subList(0, Math.min(items.size(), before.size()))).isEqualTo(before);
        assertThat(items.size()).isBetween(ITEMS - 2, ITEMS);
    }

    private static List<Wxr.Item> wholeBefore(int length) {
        return new ArrayList<>(
                all.stream().filter(item -> item.offset() + item.weight() <= length).toList());
    }

    private static List<Wxr> read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return WxrReaderTest.read(file);
    }
}
