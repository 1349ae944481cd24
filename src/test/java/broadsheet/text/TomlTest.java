package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlTest {
    @Test
    void aDocumentWithAllThereIs() {
        assertThat(
                        Toml.read(
                                        """
                                        # a comment
                                        title = "Fog \\u2014 \\"thick\\"" # another
                                        'bare key' = 'C:\\raw'
                                        n = 1_000
                                        f = -1.5e2
                                        h = 0xff
                                        on = true
                                        date = 2019-03-05T08:00:00Z
                                        local = 2019-03-05 08:00:00
                                        tags = [ "a", # first
                                          "b",
                                        ]
                                        long = \"""
                                        one
                                        two \\
                                            three\"""
                                        raw = '''
                                        a ''b''\\'''
                                        point = { x = 1, y.z = 2 }
                                        a.b.c = 3

                                        [params]
                                        author = "Ines"
                                        [params.deep."x y"]
                                        ok = false
                                        [[menu]]
                                        name = "one"
                                        [menu.sub]
                                        w = 1
                                        [[menu]]
                                        name = "two"
                                        """)
                                .write())
                .isEqualTo(
                        """
                        {"title":"Fog — \\"thick\\"","bare key":"C:\\\\raw","n":1000,"f":-1.5E+2,"h":255,"on":true,\
                        "date":"2019-03-05T08:00:00Z","local":"2019-03-05 08:00:00","tags":["a","b"],\
                        "long":"one\\ntwo three","raw":"a ''b''\\\\","point":{"x":1,"y":{"z":2}},"a":{"b":{"c":3}},\
                        "params":{"author":"Ines","deep":{"x y":{"ok":false}}},\
                        "menu":[{"name":"one","sub":{"w":1}},{"name":"two"}]}\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a =",
                "= 1",
                "a = b",
                "a = \"x",
                "a = 'x",
                "a = [1",
                "a = {x = 1",
                "[a",
                "a = 1 2",
                "a = \"\\q\"",
                "a = \"\\uZZZZ\"",
                "a = 1\n[a.b]",
                "[[a]]\na = 1\n[[a.a]]",
                "a = \"\"\"x"
            })
    void whatIsNoTomlIsRefusedWithItsLine(String text) {
        assertThatThrownBy(() -> Toml.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line");
    }

    @Test
    void nestingIsBounded() {
        for (String text :
                new String[] {
                    "a = " + "[".repeat(100_000),
                    "a = " + "{x=".repeat(100_000),
                    "a" + ".a".repeat(100_000) + " = 1"
                })
            assertThatThrownBy(() -> Toml.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            Toml.read("a = " + text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("not TOML");
        }
    }
}
