package broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    @ParameterizedTest
    @CsvSource({
        "mara@paper.example, mara@paper.example",
        "Mara.Quill+desk@Paper.Example, Mara.Quill+desk@paper.example",
        "mara@bücher.example, mara@xn--bcher-kva.example",
        "mara@BÜCHER.example, mara@xn--bcher-kva.example",
        "mara@xn--bcher-kva.example, mara@xn--bcher-kva.example",
        "مها@صحيفة.example, مها@xn--ogbhx3c3b.example",
        "mara@[127.0.0.1], ",
        "mara@localhost, mara@localhost"
    })
    void aHostIsWrittenInAscii(String given, String expected) {
        assertThat(Mailbox.of(given, "Mara").map(Mailbox::address).orElse(null))
                .isEqualTo(expected);
    }

    /// `straße` and `strasse` are two hosts with two owners, and Java knows only the second.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mara@straße.example",
                "mara@σίσυφος.example",
                "mara@pa\u200dper.example",
                "mara@pa\u00adper.example",
                "mara@ﬁsh.example",
                "mara@paper。example",
                "mara@pap\u0435r\uff0eexample"
            })
    void aHostThatOtherSoftwareMaySpellInAnotherWayIsNone(String address) {
        assertThat(Mailbox.of(address, "Mara")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mara",
                "@paper.example",
                "mara@",
                "mara@-paper.example",
                "mara@paper..example",
                "mara@paper.example\r\nBcc: all@paper.example",
                "mara\r\nBcc: all@paper.example",
                "mara\u0000@paper.example",
                "mara\u2028@paper.example",
                "mara@nils@paper.example",
                "<mara@paper.example>",
                "mara@paper.example,nils@paper.example",
                "mara nils@paper.example",
                "\"mara\"@paper.example"
            })
    void whatIsNoAddressIsNone(String address) {
        assertThat(Mailbox.of(address, "Mara")).isEmpty();
    }

    @Test
    void aNameStandsOnOneLine() {
        assertThat(
                        Mailbox.of("mara@paper.example", "Mara\r\nBcc: x@y.example\u2028Z")
                                .orElseThrow())
                .isEqualTo(new Mailbox("mara@paper.example", "Mara Bcc: x@y.example Z"));
    }
}
