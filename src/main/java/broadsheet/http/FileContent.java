package broadsheet.http;

import java.nio.file.Path;

/// A file on disk, streamed, with parts of it on request (RFC 9110, section 14). The tag must
/// change with the bytes: a hash of them. Without another word it is kept by caches for a year, as
/// files named by their hash may be.
///
/// @param etag the strong entity tag without quotes
public record FileContent(Path file, String mediaType, String etag, String cacheControl)
        implements Response {
    public FileContent {
        mediaType = new Header("Content-Type", mediaType).value();
        cacheControl = new Header("Cache-Control", cacheControl).value();
        if (!etag.matches("[!#-~]+"))
            throw new IllegalArgumentException("not an entity tag: " + etag);
    }

    public FileContent(Path file, String mediaType, String etag) {
        this(file, mediaType, etag, "public, max-age=31536000, immutable");
    }
}
