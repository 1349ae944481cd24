package broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTreeTest {
    @Test
    void attributesKeepTheirOrder() {
        String html =
                "<p title=\"1\" lang=\"2\" dir=\"3\" data-a=\"4\" role=\"5\" data-b=\"6\">x</p>";
        assertThat(Xhtml.rebased(html, address -> address)).isEqualTo(html);
    }

    @Test
    void linksOfAPageAreFoundInOrder() {
        List<HtmlNode.Element> links =
                HtmlTree.links(
                        "<!DOCTYPE html><base href=/a><p>x<link rel=next href=b><a href=c>d</a>");
        assertThat(links).extracting(HtmlNode.Element::name).containsExactly("base", "link");
        assertThat(links.get(1).attribute("href")).isEqualTo("b");
    }
}
