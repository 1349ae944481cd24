package broadsheet.story;

/// How a revision differs from the one before it, chosen by the editor.
public enum Change {
    /// The first revision.
    CREATED,
    /// A slip that misled nobody: the updated time stays.
    MINOR,
    /// News was added: the updated time moves and an update note says what is new.
    UPDATE,
    /// Something was wrong: a correction says what, and stays.
    CORRECTION,
    /// Words that readers do not see: of a draft, or of a published story's working copy.
    DRAFT,
    /// Only the state or the address changed: held, killed, released as it was, moved and the like.
    STATE
}
