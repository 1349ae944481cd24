package broadsheet.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a picture's file says of itself: IPTC Photo Metadata Standard in XMP and IIM, and EXIF. A
/// file that says it wrongly says nothing; that never makes a picture unfit.
///
/// @param orientation EXIF 1 to 8; 1 where the file says nothing
record EmbeddedWords(PictureWords words, int orientation) {
    static final EmbeddedWords NONE = new EmbeddedWords(PictureWords.NONE, 1);

    /// What cameras write where a person should have written.
    private static final Set<String> CAMERA_TALK =
            Set.of(
                    "OLYMPUS DIGITAL CAMERA",
                    "SONY DSC",
                    "DIGITAL CAMERA",
                    "KONICA MINOLTA DIGITAL CAMERA",
                    "SAMSUNG",
                    "DCIM",
                    "DEFAULT");

    private static final Pattern ALTERNATIVE = Pattern.compile("\\[(\\d+)]$");

    static EmbeddedWords read(byte[] bytes) {
        try {
            Metadata metadata =
                    ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
            return new EmbeddedWords(words(metadata), orientation(metadata));
        } catch (IOException | ImageProcessingException | RuntimeException | StackOverflowError e) {
            return NONE;
        }
    }

    private static PictureWords words(Metadata metadata) {
        Map<String, String> xmp = xmp(metadata);
        Directory iptc = metadata.getFirstDirectoryOfType(IptcDirectory.class);
        Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        String byline =
                said(
                        text(iptc, IptcDirectory.TAG_BY_LINE),
                        xmp.get("dc:creator"),
                        text(exif, ExifIFD0Directory.TAG_ARTIST));
        return new PictureWords(
                said(xmp.get("Iptc4xmpCore:AltTextAccessibility")),
                said(
                        text(iptc, IptcDirectory.TAG_CAPTION),
                        xmp.get("dc:description"),
                        text(exif, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION)),
                said(text(iptc, IptcDirectory.TAG_CREDIT), xmp.get("photoshop:Credit"), byline),
                said(
                        text(iptc, IptcDirectory.TAG_COPYRIGHT_NOTICE),
                        xmp.get("dc:rights"),
                        text(exif, ExifIFD0Directory.TAG_COPYRIGHT)),
                said(text(iptc, IptcDirectory.TAG_SOURCE), xmp.get("photoshop:Source")));
    }

    /// The XMP properties by name; of lists and language alternatives the first item under the
    /// plain name.
    private static Map<String, String> xmp(Metadata metadata) {
        Map<String, String> properties = new TreeMap<>();
        for (XmpDirectory directory : metadata.getDirectoriesOfType(XmpDirectory.class)) {
            directory
                    .getXmpProperties()
                    .forEach((name, value) -> {
                        if (name.contains("/")) return;
                        properties.putIfAbsent(ALTERNATIVE.matcher(name).replaceFirst(""), value);
                    });
        }
        return properties;
    }

    private static int orientation(Metadata metadata) {
        Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) return 1;
        try {
            int orientation = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation >= 1 && orientation <= 8 ? orientation : 1;
        } catch (MetadataException e) {
            return 1;
        }
    }

    private static @Nullable String text(@Nullable Directory directory, int tag) {
        return directory == null ? null : directory.getString(tag);
    }

    /// The first that says something a person wrote.
    private static String said(@Nullable String... texts) {
        for (String text : texts) {
            if (text == null) continue;
            String said = text.replace("\0", "").strip();
            if (!said.isEmpty() && !CAMERA_TALK.contains(said.toUpperCase(java.util.Locale.ROOT)))
                return said;
        }
        return "";
    }
}
