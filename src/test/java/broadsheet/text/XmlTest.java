package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.testing.Markup;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class XmlTest {
    @Property
    void whateverIsWrittenCanBeReadByAStrictParser(@ForAll String text) {
        String xml =
                new Xml(64)
                        .style("/a?b&c")
                        .open("root", "title", text, "none", null)
                        .text("t", text)
                        .wrapped("w", text + "]]>" + text + "]]")
                        .close()
                        .toString();
        var root = Markup.parse(xml).getDocumentElement();
        assertThat(Markup.text(root, "t")).isEqualTo(allowed(text));
        assertThat(Markup.text(root, "w")).isEqualTo(allowed(text + "]]>" + text + "]]"));
    }

    /// The characters of XML 1.0, production 2, but for the carriage return, which parsers change.
    private static String allowed(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(c ->
                        c == 9
                                || c == 10
                                || c >= 0x20 && c <= 0xd7ff
                                || c >= 0xe000 && c <= 0xfffd
                                || c >= 0x10000)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
