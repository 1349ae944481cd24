package broadsheet.site;

import broadsheet.story.AtPath;
import broadsheet.story.Stories;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Leads from the addresses of a WordPress picture in other sizes and versions to the picture: only
/// the one that its library named is a redirect, but search engines and other sites know them all.
/// `crane-300x200.jpg` is a size of `crane.jpg`, which may itself have come as `crane-scaled.jpg`;
/// `crane-e1234567890.jpg` is `crane.jpg` as an editor there cut it.
final class OldPictures {
    private static final Pattern PICTURE =
            Pattern.compile("(/.{1,900})\\.(?i:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)");

    private static final Pattern SIZE = Pattern.compile("-\\d{1,5}x\\d{1,5}$");
    private static final Pattern VERSION = Pattern.compile("-(?:scaled|rotated|e\\d{9,14})$");

    private final Stories stories;

    OldPictures(Stories stories) {
        this.stories = stories;
    }

    /// Where the picture is now; empty where the path is no picture's, or none came from there.
    Optional<String> at(String path) {
        Matcher picture = PICTURE.matcher(path);
        if (!picture.matches()) return Optional.empty();
        String ending = path.substring(picture.end(1));
        for (String name : names(picture.group(1)))
            if (stories.at(name + ending) instanceof AtPath.Moved(var to)) return Optional.of(to);
        return Optional.empty();
    }

    /// What else the library may have named the picture, the likeliest first.
    private static Set<String> names(String asked) {
        String whole = SIZE.matcher(asked).replaceFirst("");
        String uploaded = VERSION.matcher(whole).replaceFirst("");
        Set<String> names = new LinkedHashSet<>();
        names.add(whole);
        names.add(uploaded);
        names.add(uploaded + "-scaled");
        names.remove(asked);
        return names;
    }
}
