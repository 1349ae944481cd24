package broadsheet.site;

import broadsheet.http.Content;
import broadsheet.http.Refusal;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.http.Router;
import broadsheet.media.Crop;
import broadsheet.media.Picture;
import broadsheet.media.PictureMarkup;
import broadsheet.paper.Paper;
import broadsheet.paper.ReadingRoom;
import broadsheet.paper.WholeStories;
import broadsheet.paper.WholeStory;
import broadsheet.story.AtPath;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.StoryKind;
import broadsheet.text.Json;
import broadsheet.text.SafeHtml;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The oEmbed provider (oembed.com, version 1.0): asked for the address of a story, it offers the
/// card of [Embeds] in a frame. Not pressed, since the askers choose the size.
final class OEmbed {
    private static final String PROVIDER = "/oembed";
    private static final String PIXELS = "[1-9]\\d{0,5}";
    private static final int WIDEST = 640;
    private static final int TEXT_HEIGHT = 210;

    private final Layouts layouts;
    private final Paper paper;
    private final Stories stories;
    private final WholeStories whole;

    OEmbed(Layouts layouts, ReadingRoom room) {
        this.layouts = layouts;
        this.paper = room.paper();
        this.stories = room.stories();
        this.whole = room.whole();
    }

    void addTo(Router.Builder router) {
        router.get(PROVIDER, this::provide);
    }

    /// The path of the answer for a page.
    static String address(String page) {
        return PROVIDER + "?format=json&url=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    private Response provide(Request request) {
        String format = request.param("format").orElse("json");
        if (!format.equals("json") && !format.equals("xml"))
            return Refusal.of(501, "format is \"" + format + "\"; it must be json or xml.");
        String url = request.param("url").orElse("");
        if (url.isEmpty())
            return Response.badRequest("url is missing: the address of a story of this site.");
        for (String name : List.of("maxwidth", "maxheight")) {
            String value = request.param(name).orElse("1");
            if (!value.matches(PIXELS))
                return Response.badRequest(
                        name + " is \"" + value + "\"; it must be a whole number of pixels.");
        }
        Size most = new Size(most(request, "maxwidth"), most(request, "maxheight"));
        String path = pathOf(url);
        if (path == null)
            return Refusal.of(
                    404, "url is not an address of " + paper.url() + ": there is no card.");
        return answer(path, format, most);
    }

    /// What the asker has room for; 0: as much as is wanted.
    private record Size(int width, int height) {}

    private static int most(Request request, String name) {
        return request.param(name).map(Integer::parseInt).orElse(0);
    }

    /// The decoded path of an address of this site; null for any other.
    private @Nullable String pathOf(String url) {
        try {
            URI uri = new URI(url);
            boolean ours =
                    uri.getRawAuthority() != null
                            && uri.getRawAuthority()
                                    .equalsIgnoreCase(paper.url().getRawAuthority());
            if (!ours || uri.getRawPath() == null || uri.getRawPath().isEmpty()) return null;
            return URLDecoder.decode(uri.getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private Response answer(String path, String format, Size most) {
        return switch (stories.at(path)) {
            case AtPath.Found(var story) when story.kind() == StoryKind.ARTICLE ->
                    answer(whole.of(story), format, most);
            case AtPath.Moved(var to) when !to.equals(path) && to.startsWith("/") ->
                    answer(to, format, most);
            case AtPath.Found _, AtPath.Moved _, AtPath.Withdrawn _, AtPath.Missing _ ->
                    Refusal.of(404, "There is no story at " + path + " to make a card of.");
        };
    }

    private Content answer(WholeStory all, String format, Size most) {
        Json.Obj offer = offer(all, most);
        return format.equals("json")
                ? Content.json(offer.write()).header("Access-Control-Allow-Origin", "*").build()
                : Content.of("text/xml; charset=utf-8", xml(offer).getBytes(StandardCharsets.UTF_8))
                        .build();
    }

    private Json.Obj offer(WholeStory all, Size most) {
        Story story = all.story();
        int width = most.width == 0 ? WIDEST : Math.min(WIDEST, most.width);
        boolean pictured = all.lead() != null;
        int full = TEXT_HEIGHT + (pictured ? width * 9 / 16 : 0);
        int height = most.height == 0 ? full : Math.min(full, most.height);
        List<WholeStory.Name> names = all.names();
        Json.Builder offer =
                Json.object()
                        .put("version", "1.0")
                        .put("type", "rich")
                        .put("title", layouts.headline(story.copy()))
                        .put("provider_name", paper.name())
                        .put("provider_url", paper.url() + "/")
                        .put("author_name", names.isEmpty() ? null : names.getFirst().name())
                        .put("html", frame(story, width, height))
                        .put("width", width)
                        .put("height", height);
        Picture lead = all.lead();
        if (lead != null) {
            PictureMarkup.Shared shared = PictureMarkup.shared(lead, Crop.WIDE);
            boolean fits =
                    (most.width == 0 || shared.width() <= most.width)
                            && (most.height == 0 || shared.height() <= most.height);
            if (fits)
                offer.put("thumbnail_url", paper.url() + shared.path())
                        .put("thumbnail_width", shared.width())
                        .put("thumbnail_height", shared.height());
        }
        return offer.build();
    }

    private String frame(Story story, int width, int height) {
        StringBuilder html = new StringBuilder("<iframe src=\"");
        html.append(paper.url()).append(Embeds.address(story.id()));
        html.append("\" width=\"").append(width).append("\" height=\"").append(height);
        html.append("\" title=\"");
        SafeHtml.escape(layouts.headline(story.copy()), html);
        return html.append(
                        "\" loading=\"lazy\" frameborder=\"0\" sandbox=\"allow-popups allow-popups-to-escape-sandbox"
                                + " allow-top-navigation-by-user-activation\" style=\"border:0;max-width:100%\"></iframe>")
                .toString();
    }

    private static String xml(Json.Obj offer) {
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<oembed>\n");
        offer.members()
                .forEach((name, value) -> {
                    out.append('<').append(name).append('>');
                    SafeHtml.escape(
                            value instanceof Json.Text(var text) ? text : value.write(), out);
                    out.append("</").append(name).append(">\n");
                });
        return out.append("</oembed>\n").toString();
    }
}
