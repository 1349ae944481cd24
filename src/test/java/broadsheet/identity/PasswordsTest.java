package broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.identity.PasswordRules.Fault;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final List<String> MARA = List.of("Mara Quillfeather", "mara@paper.example");

    private final SecureRandom random = new SecureRandom();

    @Test
    void aHashIsReadAsItWasWrittenAndMatchesItsPasswordOnly() {
        PasswordHash hash = PasswordHash.of("harbour kettle violin 7", random);
        PasswordHash read = PasswordHash.read(hash.write());
        assertThat(hash.write()).startsWith("$argon2id$v=19$m=32768,t=2,p=1$");
        assertThat(read.matches("harbour kettle violin 7")).isTrue();
        assertThat(read.matches("harbour kettle violin 8")).isFalse();
        assertThat(read.outdated()).isFalse();
        assertThat(PasswordHash.of("harbour kettle violin 7", random).write())
                .isNotEqualTo(hash.write());
    }

    @Test
    void whatIsNoHashIsRefused() {
        for (String bad : List.of("", "$argon2i$v=19$m=32768,t=2,p=1$c29tZXNhbHQ$aaaa", "plain"))
            assertThatThrownBy(() -> PasswordHash.read(bad))
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weakerParametersAreOutdated() {
        assertThat(new PasswordHash(19_456, 2, new byte[16], new byte[32]).outdated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elevenchars|TOO_SHORT",
                "aaaaaaaaaaaaaa|TOO_PLAIN",
                "abcabcabcabcabc|TOO_PLAIN",
                "abcdefghijklmnop|TOO_PLAIN",
                "qwertyuiopasdf|TOO_PLAIN",
                "98765432109876|TOO_PLAIN",
                "Password1234!|COMMON",
                "P@ssw0rd2026!|COMMON",
                "administrator1|COMMON",
                "Quillfeather1|PERSONAL",
                "paper.example-1|PERSONAL"
            })
    void whatIsGuessedFirstIsRefused(String password, Fault fault) {
        assertThat(PasswordRules.fault(password, MARA)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbour kettle violin 7",
                "correct horse battery",
                "كلمة سر طويلة جدا هنا",
                "サクラが咲く港の朝に歩く",
                "🦑🐙🐚🐌🦋🐛🐜🐝🐞🦗🦂🕷"
            })
    void lengthIsEnoughInEveryScript(String password) {
        assertThat(PasswordRules.fault(password, MARA)).isEmpty();
    }

    @Test
    void theSamePasswordTypedOnAnotherKeyboardIsTheSame() {
        assertThat(PasswordRules.prepared("cafe\u0301\u00a0noir au port"))
                .isEqualTo(PasswordRules.prepared("café noir au port"));
        assertThat(PasswordRules.prepared("tab\there and there")).isNull();
        assertThat(PasswordRules.fault("x\u0000y".repeat(9), MARA)).contains(Fault.CONTROL);
        assertThat(PasswordRules.fault("ab cd".repeat(60), MARA)).contains(Fault.TOO_LONG);
    }
}
