package broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RefrainTest {
    private final Random random = new Random(7);

    @Test
    void aBodyComesBackWholeWhereverTheRefrainStands() throws IOException {
        for (int before : new int[] {0, 1, 500, 70_000})
            for (int length : new int[] {1, 26_000, 200_000})
                for (int after : new int[] {0, 1, 9_000, 8_192 * 4}) {
                    String refrain = text(length);
                    String body = text(before) + refrain + text(after);
                    Refrain shared = new Refrain(bytes(refrain));

                    byte[] whole = bytes(body);
                    byte[] packed = shared.gzip(whole, shared.in(whole));

                    assertThat(unpacked(packed)).isEqualTo(body);
                }
    }

    @Test
    void aPageWithItsSheetIsSentAsAnyOtherAndOneWithoutItToo() throws IOException {
        String rules = text(20_000);
        Refrain sheet = new Refrain(bytes(rules));
        for (String body : new String[] {"<style>" + rules + text(3_000), text(5_000)}) {
            Content content = Content.html(body).refrain(sheet).build();
            assertThat(unpacked(content.variant(Coding.GZIP).body)).isEqualTo(body);
        }
    }

    @Test
    void whatIsNotInABodyIsNotFound() {
        assertThat(new Refrain(bytes("abc")).in(bytes("ab abd ab"))).isEqualTo(-1);
        assertThat(new Refrain(bytes("abc")).in(bytes("ababc"))).isEqualTo(2);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) text.append((char) ('a' + (random.nextInt(100) % 26)));
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String unpacked(byte[] gzip) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
