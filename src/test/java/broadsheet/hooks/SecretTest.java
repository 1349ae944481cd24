package broadsheet.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    @TempDir private Path folder = Path.of("");

    /// The first is what the libraries of Standard Webhooks are tested with; the others were made
    /// with openssl.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 |"
                        + " {\"test\": 2432232314} | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | msg_6f1c0e1ab2c34d5e8f90a1b2c3d4e5f6"
                        + " | 1767225600 | {\"type\":\"hook.test\"} |"
                        + " v1,WSghJ57sJNdv10xR2jRHJKCTYRbfpHLsByRligFBBug="
            })
    void signsAsOthersDo(String secret, String message, long at, String body, String signature) {
        assertThat(
                        Secret.of(secret)
                                .signature(
                                        message,
                                        Instant.ofEpochSecond(at),
                                        body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tide",
                "whsec_",
                "whsec_AAECAwQFBgcICQoLDA0ODw==",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_not/base64!not/base64!not/base64!"
            })
    void whatIsNoSecretIsRefusedWithoutBeingShown(String written) {
        assertThatThrownBy(() -> Secret.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret is whsec_ followed by 24 to 64 random bytes in base64");
    }

    @Test
    void isNeverPrinted() {
        Secret secret = Secret.random();
        NewHook hook =
                new NewHook(URI.create("https://receiver.example/"), secret, List.of(), null);
        var target = new Delivery.ToHook(1, hook.url(), secret, 1, 1, "/a");
        var delivery = new Delivery(1, "msg_1", "hook.test", 1, Instant.EPOCH, target);
        String key = secret.written().substring("whsec_".length());
        assertThat(List.of(hook, delivery, secret).toString()).contains("••••").doesNotContain(key);
        assertThat(Secret.of(secret.written()).written()).isEqualTo(secret.written());
    }

    @Test
    void aFileIsMadeForItsOwnerAloneAndReadTheNextTime() throws Exception {
        Path file = folder.resolve("receiver.secret");
        SecretFile made = SecretFile.at(file);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(SecretFile.at(file).secret().written()).isEqualTo(made.secret().written());
        assertThat(made.toString()).doesNotContain(made.secret().written());
        Files.writeString(file, "tide");
        assertThatThrownBy(() -> SecretFile.at(file))
                .hasMessageStartingWith(file + " holds no secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://receiver.example/",
                "receiver.example",
                "https:///hook",
                "http://0x7f.0.0.1/hook",
                "https://mara:tide@receiver.example/"
            })
    void aHookHasAWebAddress(String url) {
        assertThatThrownBy(() -> new NewHook(URI.create(url), Secret.random(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("tide");
    }
}
