package broadsheet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import broadsheet.text.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "5e-324, 5e-324",
        "-5e-324, -5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740992, 9007199254740992",
        "-9007199254740992, -9007199254740992",
        "295147905179352830000, 295147905179352830000",
        "9.999999999999997e22, 9.999999999999997e+22",
        "1e23, 1e+23",
        "1.0000000000000001e23, 1.0000000000000001e+23",
        "999999999999999700000, 999999999999999700000",
        "999999999999999900000, 999999999999999900000",
        "1e21, 1e+21",
        "9.999999999999997e-7, 9.999999999999997e-7",
        "0.000001, 0.000001",
        "1e-7, 1e-7",
        "333333333.3333332, 333333333.3333332",
        "333333333.33333329, 333333333.3333333",
        "333333333.3333334, 333333333.3333334",
        "-0.0000033333333333333333, -0.0000033333333333333333",
        "1424953923781206.2, 1424953923781206.2",
        "4.50, 4.5",
        "2e-3, 0.002",
        "1E30, 1e+30",
        "2E-323, 2e-323",
        "2e23, 2e+23",
        "10, 10",
        "123456789012345680000, 123456789012345680000"
    })
    void numbersAreThoseOfEcmaScript(String given, String written) {
        assertThat(CanonicalJson.write(new Json.Num(new BigDecimal(given)))).isEqualTo(written);
    }

    @Test
    void theSampleOfTheRfc() {
        String given =
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        assertThat(CanonicalJson.write(Json.read(given)))
                .isEqualTo(
                        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void namesStandInTheOrderOfTheirUtf16Units() {
        String given =
                """
                {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}
                """;
        assertThat(
                        new ArrayList<>(
                                Json.read(CanonicalJson.write(Json.read(given)))
                                        .obj()
                                        .members()
                                        .keySet()))
                .containsExactly("\r", "1", "\u0080", "ö", "€", "😀", "\ufb33");
    }

    @Test
    void whatHasNoCanonicalFormIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.write(Json.of("a\ud800b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(new Json.Num(new BigDecimal("1e999"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void writtenAgainItIsTheSame(
            @ForAll @Size(max = 5) Map<String, Double> numbers,
            @ForAll @Size(max = 5) List<String> texts) {
        Map<String, Json> members = new LinkedHashMap<>();
        numbers.forEach((name, number) ->
                members.put(paired(name), new Json.Num(BigDecimal.valueOf(number))));
        members.put("texts", Json.array(texts, text -> Json.of(paired(text))));
        String once = CanonicalJson.write(new Json.Obj(members));
        assertThat(CanonicalJson.write(Json.read(once))).isEqualTo(once);
        assertThat(Json.read(Json.read(once).pretty())).isEqualTo(Json.read(once));
    }

    @Property(tries = 2_000)
    void everyDoubleComesBack(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value) || Double.isInfinite(value)) return;
        assertThat(Double.parseDouble(CanonicalJson.write(new Json.Num(new BigDecimal(value)))))
                .isEqualTo(value + 0.0);
    }

    @Test
    void aChainTellsOrderAndContent() {
        Hash one = Hash.START.then(Json.of("a"));
        assertThat(one.then(Json.of("b")))
                .isNotEqualTo(Hash.START.then(Json.of("b")).then(Json.of("a")));
        assertThat(Hash.of(one.bytes())).isEqualTo(one);
    }

    private static String paired(String text) {
        return broadsheet.text.PlainText.clean(text);
    }
}
