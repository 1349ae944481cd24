package broadsheet.media;

/// What a template needs to write one `<picture>`. Every text is raw and is escaped by the
/// template.
///
/// @param webp the srcset of the WebP source; empty where there is none
/// @param srcset of the `<img>`, in a format every browser reads; empty where there is one size
///   only
/// @param src for browsers without srcset, and for feeds
/// @param width of the largest rendition; with `height` its ratio to the pixel, so that nothing
///   shifts
/// @param loading the attribute's value: `lazy` or `eager`
/// @param fetchPriority the attribute's value: `high`, `auto` or `low`
/// @param colour for the place until it has loaded
public record PictureView(
        String webp,
        String srcset,
        String src,
        String sizes,
        int width,
        int height,
        String alt,
        String loading,
        String fetchPriority,
        String colour) {}
