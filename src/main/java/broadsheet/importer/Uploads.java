package broadsheet.importer;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How WordPress names the files in its uploads folder, and where a copy of that folder has them.
final class Uploads {
    /// Only pictures are had in sizes; in the name of a document such figures are its own.
    private static final String OF_PICTURE = "(?=\\.(?i:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)$)";

    private static final Pattern SIZE = Pattern.compile("-\\d{1,5}x\\d{1,5}" + OF_PICTURE);
    private static final Pattern SCALED = Pattern.compile("-scaled" + OF_PICTURE);

    private Uploads() {}

    /// One name for a file in all its sizes and under all addresses of its site: what stands after
    /// `/uploads/`, or else host and path.
    static String address(String url) {
        String path = bare(url);
        int uploads = path.indexOf("/uploads/");
        String name = uploads >= 0 ? path.substring(uploads + 9) : path;
        return SCALED.matcher(SIZE.matcher(name).replaceFirst("")).replaceFirst("");
    }

    /// The address of the picture as it was uploaded, given that of one of its sizes.
    static String original(String url) {
        int query = url.indexOf('?');
        return SIZE.matcher(query < 0 ? url : url.substring(0, query)).replaceFirst("");
    }

    /// The file in `folder`, a copy of the uploads folder or of a folder around it.
    static Optional<Path> in(Path folder, String url) {
        String path = bare(url);
        int host = path.indexOf('/');
        String rest = path.substring(host + 1);
        int uploads = path.indexOf("/uploads/");
        Set<String> names = new LinkedHashSet<>();
        if (uploads >= 0) {
            String name = path.substring(uploads + 9);
            names.add(name);
            names.add("uploads/" + name);
            names.add("wp-content/uploads/" + name);
        }
        for (String name = rest; names.size() < 12; ) {
            names.add(name);
            int slash = name.indexOf('/');
            if (slash < 0) break;
            name = name.substring(slash + 1);
        }
        return names.stream()
                .map(name -> file(folder, name))
                .filter(file -> file != null)
                .findFirst();
    }

    private static @Nullable Path file(Path folder, String name) {
        if (name.isEmpty()) return null;
        for (Normalizer.Form form :
                new Normalizer.Form[] {Normalizer.Form.NFC, Normalizer.Form.NFD}) {
            try {
                Path file =
                        folder.resolve(Normalizer.normalize(name, form))
                                .toAbsolutePath()
                                .normalize();
                if (file.startsWith(folder.toAbsolutePath().normalize())
                        && Files.isRegularFile(file)) return file;
            } catch (InvalidPathException _) {
                return null;
            }
        }
        return null;
    }

    /// The address as one that can be asked for; null where it cannot.
    static @Nullable URI uri(String url, String site) {
        String whole =
                url.startsWith("//") ? "https:" + url : url.startsWith("/") ? site + url : url;
        try {
            URI uri = new URI(whole.replace(" ", "%20"));
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /// The file name at the end of an address.
    static String name(String url) {
        String path = bare(url);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String bare(String url) {
        String text = url.strip();
        int scheme = text.indexOf("//");
        if (scheme >= 0 && scheme < 7) text = text.substring(scheme + 2);
        int end = text.length();
        for (char c : new char[] {'?', '#'}) {
            int at = text.indexOf(c);
            if (at >= 0) end = Math.min(end, at);
        }
        return WpPaths.decode(text.substring(0, end));
    }
}
