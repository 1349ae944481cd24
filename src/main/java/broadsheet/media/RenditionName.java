package broadsheet.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of one rendition, and all that is needed to make it from the original:
/// `/media/<hash16>/<slug>[-<crop>[-f<focus>]]-<width>.<extension>`. The same bytes for ever.
///
/// Reading is strict: an address has one name, a name one address, and nothing in it can leave its
/// folder.
///
/// @param hash16 the first 16 hexadecimal digits of the original's SHA-256
/// @param focus [Focus#DEFAULT] for the whole
/// @param width in pixels
public record RenditionName(
        String hash16, String slug, Crop crop, Focus focus, int width, PictureFormat format) {
    private static final String CROPS = "(16x9|4x3|3x2|1x1)";
    private static final String FOCUS = "f([01]\\d\\d)([01]\\d\\d)";
    private static final Pattern HASH16 = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern AMBIGUOUS = Pattern.compile(".+-" + CROPS + "(-" + FOCUS + ")?");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "/media/([0-9a-f]{16})/([a-z0-9]+(?:-[a-z0-9]+)*?)(?:-"
                            + CROPS
                            + "(?:-"
                            + FOCUS
                            + ")?)?-([1-9]\\d{0,4})\\.(webp|jpg|png|gif)");
    private static final int LONGEST_SLUG = 80;
    private static final int LONGEST_ADDRESS = 160;

    public RenditionName {
        if (!HASH16.matcher(hash16).matches())
            throw new IllegalArgumentException("not 16 digits: " + hash16);
        checkSlug(slug);
        if (width < 1 || width > 99_999) throw new IllegalArgumentException("width is " + width);
        if (crop == Crop.WHOLE && !focus.equals(Focus.DEFAULT))
            throw new IllegalArgumentException("focus of a whole");
    }

    /// The name an address stands for, or empty where it is not the address of any rendition.
    public static Optional<RenditionName> parse(String path) {
        if (path.length() > LONGEST_ADDRESS) return Optional.empty();
        Matcher matcher = ADDRESS.matcher(path);
        if (!matcher.matches() || !isSlug(matcher.group(2))) return Optional.empty();
        Crop crop = matcher.group(3) == null ? Crop.WHOLE : Crop.ofToken(matcher.group(3));
        Focus focus = Focus.DEFAULT;
        if (matcher.group(4) != null) {
            int x = Integer.parseInt(matcher.group(4));
            int y = Integer.parseInt(matcher.group(5));
            if (x > 100 || y > 100 || (x == focus.x() && y == focus.y())) return Optional.empty();
            focus = new Focus(x, y);
        }
        return Optional.of(
                new RenditionName(
                        matcher.group(1),
                        matcher.group(2),
                        crop,
                        focus,
                        Integer.parseInt(matcher.group(6)),
                        PictureFormat.ofExtension(matcher.group(7))));
    }

    /// The address, from the site's root.
    public String path() {
        return "/media/" + hash16 + "/" + fileName();
    }

    String fileName() {
        var name = new StringBuilder(slug);
        if (crop != Crop.WHOLE) name.append('-').append(crop.token());
        if (!focus.equals(Focus.DEFAULT)) name.append("-f%03d%03d".formatted(focus.x(), focus.y()));
        return name.append('-').append(width).append('.').append(format.extension()).toString();
    }

    RenditionName with(PictureFormat other) {
        return new RenditionName(hash16, slug, crop, focus, width, other);
    }

    /// Slugs are words of small letters and digits joined by hyphens, and end in nothing that reads
    /// as a crop.
    static boolean isSlug(String slug) {
        return slug.length() <= LONGEST_SLUG
                && SLUG.matcher(slug).matches()
                && !AMBIGUOUS.matcher(slug).matches();
    }

    static void checkSlug(String slug) {
        if (!isSlug(slug)) throw new IllegalArgumentException("not a picture's slug: " + slug);
    }
}
