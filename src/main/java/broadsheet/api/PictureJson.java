package broadsheet.api;

import broadsheet.media.Picture;
import broadsheet.media.PictureFiles;
import broadsheet.story.BlockText;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.text.Json;

/// Pictures as JSON.
final class PictureJson {
    private final Links links;

    PictureJson(Links links) {
        this.links = links;
    }

    /// The picture with its own words and all its files.
    Json write(Picture picture) {
        return Json.object()
                .put("id", picture.id().value())
                .put("alt", picture.alt())
                .put("caption", picture.caption())
                .put("credit", picture.credit())
                .put("rights", picture.rights())
                .put("source", picture.source())
                .put("width", picture.width())
                .put("height", picture.height())
                .put("colour", picture.colour())
                .put("renditions", PictureFiles.of(picture), this::rendition)
                .build();
    }

    private Json rendition(PictureFiles.PictureFile file) {
        return Json.object()
                .put("url", links.of(file.path()))
                .put("crop", file.crop())
                .put("width", file.width())
                .put("height", file.height())
                .put("mediaType", file.mediaType())
                .build();
    }

    /// How a story uses a picture: the words under it there.
    static Json use(PictureUse use, Picture picture) {
        return Json.object()
                .put("picture", picture.id().value())
                .put("alt", PictureWording.alt(use, picture))
                .put("caption", caption(use, picture))
                .put("credit", PictureWording.credit(use, picture))
                .build();
    }

    static String caption(PictureUse use, Picture picture) {
        return use.caption().isEmpty() ? picture.caption() : BlockText.inline(use.caption());
    }
}
