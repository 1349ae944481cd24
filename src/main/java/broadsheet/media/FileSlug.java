package broadsheet.media;

import java.text.Normalizer;
import java.util.Locale;

/// The words of a file's name, fit for an address.
final class FileSlug {
    private static final int LONGEST = 60;

    private FileSlug() {}

    /// From a name, a path or an address's last part; `otherwise` where no Latin letter or digit is
    /// in it.
    static String of(String fileName, String otherwise) {
        String name =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String slug =
                Normalizer.normalize(stem, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        slug = trim(trim(slug).substring(0, Math.min(LONGEST, trim(slug).length())));
        if (slug.isEmpty()) return otherwise;
        return RenditionName.isSlug(slug) ? slug : slug + "-picture";
    }

    private static String trim(String slug) {
        return slug.replaceAll("^-+|-+$", "");
    }
}
