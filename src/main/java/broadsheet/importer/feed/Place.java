package broadsheet.importer.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Where a feed is to be had.
sealed interface Place {
    record OnDisk(Path file) implements Place {
        @Override
        public String toString() {
            return String.valueOf(file.getFileName());
        }
    }

    record OnTheWeb(URI address) implements Place {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /// The place as somebody typed it.
    ///
    /// @throws IllegalArgumentException where it is neither
    static Place of(String typed) {
        String lower = typed.toLowerCase(Locale.ROOT);
        String text =
                lower.startsWith("feed:")
                        ? typed.substring(5).replaceFirst("^//", "http://")
                        : typed;
        try {
            if (text.regionMatches(true, 0, "http://", 0, 7)
                    || text.regionMatches(true, 0, "https://", 0, 8)) {
                URI address = new URI(text);
                if (address.getHost() == null) throw new IllegalArgumentException("no host");
                return new OnTheWeb(address);
            }
            return new OnDisk(Path.of(text));
        } catch (URISyntaxException | InvalidPathException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
