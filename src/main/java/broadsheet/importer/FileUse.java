package broadsheet.importer;

import broadsheet.media.AttachmentKind;

/// What became of a recording or document that old content speaks of.
public sealed interface FileUse {
    /// It is ours now and stands at `path`. `title` is what the old site called it, or empty.
    record Ours(String path, AttachmentKind.Use use, String title) implements FileUse {}

    /// It belongs to the old site, where it lay at `url`, and could not be had; the report says
    /// why.
    record Missing(String url) implements FileUse {}

    /// It is no file of the old site: it stays where it is.
    record Elsewhere() implements FileUse {}
}
