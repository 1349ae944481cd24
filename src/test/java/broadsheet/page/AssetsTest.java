package broadsheet.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final Pattern FONT = Pattern.compile("url\\(\"((?!data:)[^\"]+)\"\\)");

    private final Assets assets = new Assets();

    @Test
    void every_font_a_style_sheet_names_is_served_and_none_more() {
        String css = text(assets.style("base", "front", "story", "long", "prose", "print"));
        assertThat(css).doesNotContain("../");
        List<String> fonts =
                FONT.matcher(css).results().map(found -> found.group(1)).distinct().toList();
        assertThat(fonts).hasSize(18);
        for (String font : fonts) {
            assertThat(assets.at(font)).as(font).isPresent();
            assertThat(assets.at(font).orElseThrow().mediaType()).isEqualTo("font/woff2");
        }
    }

    @Test
    void a_policy_lets_exactly_this_source_in() throws Exception {
        Assets.Inline style = assets.style("base", "story", "print");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.bytes());
        assertThat(style.hash()).isEqualTo("sha256-" + Base64.getEncoder().encodeToString(hash));
        assertThat(text(style)).doesNotContainIgnoringCase("</style");
    }

    @Test
    void scripts_and_the_icon_have_addresses_by_their_content() {
        assertThat(assets.path("js/reader.js")).matches("/assets/reader\\.[0-9a-f]{12}\\.js");
        assertThat(assets.path("icon.svg")).matches("/assets/icon\\.[0-9a-f]{12}\\.svg");
        assertThat(assets.at("/assets/reader.js")).isEmpty();
    }

    private static String text(Assets.Inline inline) {
        return new String(inline.bytes(), StandardCharsets.UTF_8);
    }
}
