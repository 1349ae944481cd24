package broadsheet.media;

/// What became of a file that was offered as an attachment.
public sealed interface AttachmentResult {
    /// It is kept, now or from before.
    record AttachmentAdded(Attachment attachment) implements AttachmentResult {}

    /// It was not taken, and nothing of it was kept. `reason` is an English line for a report or a
    /// log.
    record AttachmentRefused(String reason) implements AttachmentResult {}
}
