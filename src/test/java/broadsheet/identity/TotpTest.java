package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, of which six digits are the last of its eight.
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void theVectorsOfTheRfc(long second, String code) {
        assertThat(Totp.code(SECRET, second / Totp.SECONDS)).isEqualTo(code);
    }

    @Test
    void aClockMayBeHalfAMinuteOffAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = now.getEpochSecond() / Totp.SECONDS;
        for (long off = -3; off <= 3; off++)
            assertThat(Totp.step(SECRET, Totp.code(SECRET, step + off), now).isPresent())
                    .as("off by " + off)
                    .isEqualTo(Math.abs(off) <= 1);
        assertThat(Totp.step(SECRET, "", now)).isEmpty();
        assertThat(Totp.step(SECRET, "٠٥٠٤٧١", now)).isEmpty();
    }
}
