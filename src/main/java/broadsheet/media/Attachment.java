package broadsheet.media;

import broadsheet.blobs.BlobId;

/// A file that stands beside stories as it is: sound, moving pictures, a document.
public record Attachment(BlobId blob, String slug, AttachmentKind kind, long bytes) {
    /// Its address from the site's root, the same for ever.
    public String path() {
        return "/media/" + blob.hash16() + "/" + slug + "." + kind.extension();
    }
}
