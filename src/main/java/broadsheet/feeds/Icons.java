package broadsheet.feeds;

import broadsheet.http.Content;
import broadsheet.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The paper's mark as pictures, at the addresses where devices look for them.
final class Icons {
    static final String SMALL = "/icon-192.png";
    static final String LARGE = "/icon-512.png";
    static final String TOUCH = "/apple-touch-icon.png";

    private Icons() {}

    static void addTo(Router.Builder router) {
        for (String path : List.of(SMALL, LARGE, TOUCH)) {
            Content icon =
                    Content.of("image/png", read(path))
                            .cacheControl("public, max-age=86400")
                            .build();
            router.get(path, _ -> icon);
        }
    }

    private static byte[] read(String path) {
        try (InputStream in = Icons.class.getResourceAsStream("/web/icons" + path)) {
            if (in == null) throw new IllegalStateException("the jar lacks web/icons" + path);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
