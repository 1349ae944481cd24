package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void prettyIsIndented() {
        Json value = Json.read("{\"a\":1,\"b\":[true,{\"c\":\"d\\\"\"}],\"e\":{},\"f\":[]}");
        assertThat(value.pretty())
                .isEqualTo(
                        """
                        {
                          "a": 1,
                          "b": [
                            true,
                            {
                              "c": "d\\""
                            }
                          ],
                          "e": {},
                          "f": []
                        }\
                        """);
        assertThat(Json.read(value.pretty())).isEqualTo(value);
        assertThat(Json.read(value.write())).isEqualTo(value);
    }

    @Test
    void refusalsNameTheLine() {
        for (String bad :
                new String[] {
                    "{\n\"a\": 1,\n\"a\": 2}", "[1,\n2,\n}", "[1,\n2]\n3", "{\n\n\"a\" 1}"
                })
            assertThatThrownBy(() -> Json.read(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line 3");
        for (String bad : new String[] {"", " ", "nul", "{", "[", "\"a", "NaN", "01", "[1,]"})
            assertThatThrownBy(() -> Json.read(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsTooDeepIsRefusedAndNotARunOutOfStack() {
        assertThat(Json.read("[".repeat(200) + "]".repeat(200))).isInstanceOf(Json.Arr.class);
        assertThatThrownBy(() -> Json.read("[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersThatAreNotWholeAreRefusedByName() {
        for (String bad : new String[] {"1.5", "1e30", "\"1\""})
            assertThatThrownBy(() -> Json.read("{\"id\":" + bad + "}").obj().number("id"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("id");
    }
}
