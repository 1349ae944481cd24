package broadsheet.paper;

import java.util.Arrays;
import java.util.Optional;

/// Something that every page of the paper has or may have, and that editors set. The words are kept
/// for ever; those that begin with `site` are the settings that hold while no editor has set them.
public enum Matter {
    NAME("site.name"),
    TAGLINE("site.tagline"),
    PUBLISHER("site.publisher"),
    EMAIL("site.email"),
    RIGHTS("site.rights"),
    OLD_AFTER("site.old-after"),
    SOCIAL("site.social"),
    NAVIGATION("menu.navigation"),
    FOOTER("menu.footer"),
    /// Words that the editor hints at, as CSV; no page is made from them.
    HOUSE_STYLE("house-style");

    private final String word;

    Matter(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Matter> of(String word) {
        return Arrays.stream(values()).filter(matter -> matter.word.equals(word)).findFirst();
    }

    /// The source that pages are made from.
    public String subject() {
        return "standing:" + word;
    }
}
