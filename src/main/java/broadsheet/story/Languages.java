package broadsheet.story;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What Broadsheet knows of languages: well-formed tags (BCP 47) and the direction they are written
/// in.
public final class Languages {
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "he", "iw", "fa", "ur", "ps", "yi", "dv", "ckb", "sd", "ug");

    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS =
            Set.of("Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr");

    private Languages() {}

    public static boolean wellFormed(String tag) {
        return tag.length() <= 35 && TAG.matcher(tag).matches();
    }

    /// `rtl` or `ltr`, as HTML's `dir` wants it.
    public static String direction(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        boolean rightToLeft =
                locale.getScript().isEmpty()
                        ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                        : RIGHT_TO_LEFT_SCRIPTS.contains(locale.getScript());
        return rightToLeft ? "rtl" : "ltr";
    }
}
