package broadsheet.api;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.identity.Actor;
import broadsheet.media.Picture;
import broadsheet.media.PictureResult.PictureAdded;
import broadsheet.media.PictureWords;
import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.story.State;
import broadsheet.story.StoryType;
import broadsheet.testing.Editor;
import broadsheet.testing.Piece;
import broadsheet.testing.Reply;
import broadsheet.testing.TestSite;
import broadsheet.text.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/// A paper with something of everything, and its API as a client newsroom sees it.
final class ApiPaper implements AutoCloseable {
    static final String API = "/api/v1";

    final TestSite site;
    final Editor mara;

    ApiPaper() {
        this(TestSite.paper().with("api.rate", "1000000"));
    }

    ApiPaper(TestSite.Builder paper) {
        site = paper.with("site.rights", "© The Harbour Post").open();
        mara = site.editor("Mara");
    }

    /// A story with all that a story can have.
    Piece strike() {
        Picture lead = picture("ferry.png", 1_400, 900);
        Picture inside = picture("quay.png", 500, 400);
        Piece story =
                mara.publishes(words ->
                        words.headline("Ferries stop at <noon> & \"later\"")
                                .kicker("Harbour")
                                .standfirst("No boat leaves before Monday.")
                                .in("/business/economy")
                                .alsoIn("/world")
                                .tagged("Ferry", "Größe & Maß")
                                .by("Ada Finch", "Bo Reed")
                                .line("and our own staff")
                                .type(StoryType.ANALYSIS)
                                .language("en-GB")
                                .sourcing(
                                        "HARBOUR CITY", "Coast Agency", "CA/Reed", "© Coast Agency")
                                .body(
                                        List.of(
                                                paragraph("The ferries stop at noon."),
                                                new Block.Paragraph(
                                                        List.of(
                                                                new Inline.Link(
                                                                        "/business/economy",
                                                                        Inline.text(
                                                                                "More & more")))),
                                                new Block.PictureBlock(
                                                        new PictureUse(
                                                                inside.id(),
                                                                "The empty quay",
                                                                Inline.text("Nobody waits"),
                                                                "Reed")),
                                                new Block.Divider())));
        mara.touchesUp(story, copy -> copy.lead(PictureUse.of(lead.id())));
        mara.updates(story, "Adds reaction in paragraph 2", copy -> copy.kicker("Harbour strike"));
        mara.corrects(story, "The ferries stop at noon, not at one.", copy -> copy);
        return story;
    }

    static Block paragraph(String text) {
        return new Block.Paragraph(Inline.text(text));
    }

    Picture picture(String name, int width, int height) {
        try (var out = new ByteArrayOutputStream()) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            image.setRGB(width / 2, height / 2, name.hashCode());
            ImageIO.write(image, "png", out);
            return site.app()
                                    .pictures()
                                    .add(
                                            out.toByteArray(),
                                            name,
                                            new PictureWords(
                                                    "A boat",
                                                    "A boat at rest",
                                                    "Finch",
                                                    "© Finch",
                                                    "Own"),
                                            new Actor("person:mara"))
                            instanceof PictureAdded(var picture)
                    ? picture
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One story in each state in which no reader may see it; their headlines all say "Secret".
    List<Piece> secrets() {
        List<Piece> secrets = new ArrayList<>();
        Instant later = site.clock().instant().plusSeconds(86_400);
        for (State state :
                List.of(
                        new State.Draft(),
                        new State.Scheduled(later, ZoneOffset.UTC),
                        new State.Embargoed(later, ZoneOffset.UTC),
                        new State.Held(site.clock().instant(), "Secret doubts")))
            secrets.add(
                    site.files(
                            state,
                            "/world/secret-" + state.word(),
                            null,
                            words ->
                                    words.headline("Secret " + state.word())
                                            .tagged("Secret " + state.word())
                                            .by("Secret " + state.word())
                                            .says("Secret words")));
        Piece killed =
                mara.drafts(words -> words.headline("Secret killed").tagged("Secret killed"));
        mara.kills(killed, "Secret notice");
        secrets.add(killed);
        return secrets;
    }

    Reply get(String path, String... headers) {
        return site.get(API + path, headers);
    }

    Json.Obj json(String path) {
        Reply reply = get(path);
        assertThat(reply.status()).as(path + " " + reply.text()).isEqualTo(200);
        return Json.read(reply.text()).obj();
    }

    /// The items of a member, as objects.
    static List<Json.Obj> objects(Json.Obj json, String name) {
        return json.items(name).stream().map(Json::obj).toList();
    }

    /// An address of an answer as a path of this server: the test's port is not the setting's.
    static String local(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }

    /// Every story of a list, page by page.
    List<Long> all(String path) {
        List<Long> ids = new ArrayList<>();
        String at = API + path;
        while (at != null) {
            Reply reply = site.get(at);
            assertThat(reply.status()).as(at + reply.text()).isEqualTo(200);
            Json.Obj page = Json.read(reply.text()).obj();
            objects(page, "stories").forEach(story -> ids.add(story.number("id")));
            String next = page.textOrNull("next");
            assertThat(reply.header("Link"))
                    .isEqualTo(next == null ? "" : "<" + next + ">; rel=\"next\"");
            at = next == null ? null : local(next);
        }
        return ids;
    }

    @Override
    public void close() {
        site.close();
    }
}
