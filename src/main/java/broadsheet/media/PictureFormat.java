package broadsheet.media;

/// The formats pictures come in and go out in.
public enum PictureFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    private final String mediaType;
    private final String extension;

    PictureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /// As registered with IANA.
    public String mediaType() {
        return mediaType;
    }

    /// Without the dot.
    public String extension() {
        return extension;
    }

    static PictureFormat ofExtension(String extension) {
        for (PictureFormat format : values()) if (format.extension.equals(extension)) return format;
        throw new IllegalArgumentException("no format " + extension);
    }
}
