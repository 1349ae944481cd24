package broadsheet.site;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.media.Focus;
import broadsheet.media.PictureId;
import broadsheet.media.PictureResult.PictureAdded;
import broadsheet.media.PictureWords;
import broadsheet.story.Block;
import broadsheet.story.PictureUse;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.TestSite;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages that are in the press already when a redirect or a picture changes beside them.
class FreshAddressesTest {
    private static final Actor MARA = new Actor("person:mara");

    private final TestSite site = TestSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aRedirectCountsAtOnceWhereAPageStandsInThePress() {
        assertThat(site.get("/terms").status()).isEqualTo(200);
        assertThat(site.get("/2019/03/old-name/").status()).isEqualTo(404);
        site.app().redirects().put(Map.of("/terms", "/privacy", "/2019/03/old-name/", "/about"));
        assertThat(site.get("/terms").location()).endsWith("/privacy");
        assertThat(site.get("/2019/03/old-name/").location()).endsWith("/about");
        assertThat(site.get("/2019/03/old-name").location()).endsWith("/about");
    }

    @Test
    void onlyARedirectThatIsNewIsAnEvent() {
        site.app().redirects().put(Map.of("/old", "/about"));
        List<String> rows = site.rows();
        site.app().redirects().put(Map.of("/old", "/contact"));
        assertThat(site.rows()).isEqualTo(rows);
        assertThat(site.get("/old").location()).endsWith("/about");
    }

    @Test
    void everyPageWithAPictureFollowsItsWordsAndFocus() throws IOException {
        PictureId crane = crane();
        Editor mara = site.editor("Mara");
        Piece piece =
                mara.publishes(words ->
                        words.headline("Cranes").body(List.of(new Block.PictureBlock(use(crane)))));
        mara.touchesUp(piece, copy -> copy.lead(use(crane)));
        assertThat(site.get(piece.path()).text()).contains("A crane at rest");
        PictureWords words = new PictureWords("A crane at work", "Seen at six", "Bo Lind", "", "");
        assertThat(site.app().pictures().describe(crane, words)).isTrue();
        assertThat(site.get(piece.path()).text())
                .contains("A crane at work", "Seen at six", "Bo Lind")
                .doesNotContain("A crane at rest");

        String before = site.get("/").text();
        assertThat(site.app().pictures().focus(crane, new Focus(10, 90))).isTrue();
        assertThat(site.get("/").text()).isNotEqualTo(before);
        assertThat(site.app().pictures().focus(new PictureId(999), new Focus(1, 1))).isFalse();
    }

    private static PictureUse use(PictureId picture) {
        return new PictureUse(picture, null, List.of(), null);
    }

    private PictureId crane() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB), "png", png);
        PictureWords words = new PictureWords("A crane at rest", "", "", "", "");
        if (site.app().pictures().add(png.toByteArray(), "crane.png", words, MARA)
                instanceof PictureAdded(var picture)) return picture.id();
        throw new AssertionError("not taken");
    }
}
