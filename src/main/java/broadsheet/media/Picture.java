package broadsheet.media;

import broadsheet.blobs.BlobId;

/// A picture in the archive: its original's bytes, what is said about it, and what is needed to
/// show it.
///
/// @param slug names the file in addresses; from the original file's name
/// @param format the original's, by its bytes and not by its name
/// @param width in pixels as seen, after the orientation the camera noted
/// @param colour what to show until it has loaded: `#` and six hexadecimal digits
/// @param animated true where the whole original is served, for its movement
/// @param transparent true where some of it lets the page show through
public record Picture(
        PictureId id,
        BlobId blob,
        String slug,
        PictureFormat format,
        int width,
        int height,
        PictureWords words,
        Focus focus,
        String colour,
        boolean animated,
        boolean transparent) {
    public Picture {
        RenditionName.checkSlug(slug);
        if (width < 1 || height < 1)
            throw new IllegalArgumentException("size is " + width + " by " + height);
    }

    public String alt() {
        return words.alt();
    }

    public String caption() {
        return words.caption();
    }

    public String credit() {
        return words.credit();
    }

    public String rights() {
        return words.rights();
    }

    public String source() {
        return words.source();
    }

    /// This picture with other words, for a use that says something else.
    public Picture with(PictureWords other) {
        return new Picture(
                id, blob, slug, format, width, height, other, focus, colour, animated, transparent);
    }

    /// This picture around another focus.
    public Picture with(Focus other) {
        return new Picture(
                id, blob, slug, format, width, height, words, other, colour, animated, transparent);
    }
}
