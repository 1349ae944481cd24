package broadsheet.story;

import broadsheet.media.Picture;
import broadsheet.text.SafeHtml;

/// The words under a picture: those of its use where it has them, else the picture's own.
public final class PictureWording {
    private PictureWording() {}

    public static SafeHtml caption(PictureUse use, Picture picture) {
        return use.caption().isEmpty()
                ? SafeHtml.escape(picture.caption())
                : InlineHtml.write(use.caption());
    }

    /// What those hear who cannot see it.
    public static String alt(PictureUse use, Picture picture) {
        String own = use.alt();
        return own == null ? picture.alt() : own;
    }

    public static String credit(PictureUse use, Picture picture) {
        String own = use.credit();
        return own == null ? picture.credit() : own;
    }
}
