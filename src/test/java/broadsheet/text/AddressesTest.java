package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.story.Inline;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://quay.example/a b[1].html | https://quay.example/a%20b%5B1%5D.html",
                "HTTP://Quay.example | HTTP://Quay.example",
                "//quay.example/x | https://quay.example/x",
                "www.quay.example | https://www.quay.example",
                "/2013/09/tide/?p=1#top | /2013/09/tide/?p=1#top",
                "/a b\\c | /a%20b%5Cc",
                "mailto:desk@quay.example?subject=Tide times | mailto:desk@quay.example?subject=Tide%20times",
                "tel:+44 20 1234 | tel:+44%2020%201234",
                "https://quay.example/100% | https://quay.example/100%25",
                "https://quay.example/ünï | https://quay.example/ünï"
            })
    void mendsWhatPeopleType(String typed, String address) {
        assertThat(Addresses.clean(typed)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " JaVa\nScript:alert(1)",
                "\u2028javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "tide.html",
                "",
                "/\\evil.example",
                "http:evil.example",
                "https://",
                "https://user:pw@quay.example/",
                "#top",
                "ftp://quay.example",
                "\\\\evil.example",
                "x\u0001:y",
                "blob:https://x"
            })
    void refusesTheRest(String typed) {
        assertThat(Addresses.clean(typed)).isNull();
    }

    @Property(tries = 3_000)
    void whatIsCleanMayStandInALink(@ForAll("addresses") String typed) {
        String clean = Addresses.clean(typed);
        if (clean == null) return;
        assertThat(Inline.Link.safe(clean)).as(clean).isTrue();
        assertThat(Addresses.clean(clean)).isEqualTo(clean);
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> starts =
                Arbitraries.of(
                        "http://",
                        "https://",
                        "/",
                        "//",
                        "mailto:",
                        "tel:",
                        "javascript:",
                        "www.",
                        "HTTPS://a",
                        "http://[::1]",
                        "");
        return starts.flatMap(start ->
                Arbitraries.oneOf(
                                Arbitraries.strings().ofMaxLength(12),
                                Arbitraries.strings()
                                        .withChars("/\\?#%&=[]:@ a.é\t\n\"'<>{}|^`~")
                                        .ofMaxLength(20))
                        .map(rest -> start + rest));
    }
}
