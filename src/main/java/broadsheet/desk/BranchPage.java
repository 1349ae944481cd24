package broadsheet.desk;

import java.util.List;

/// Words that somebody has not saved, beside those that are saved: what differs, what can be made
/// of both, and what a person has to decide.
///
/// @param whose whose words they are, and from when
/// @param fields what differs from the newest revision, word by word
/// @param newest the revision that they are held against
/// @param step the state of them
/// @param stale whether the story has moved on since they were begun
/// @param open whether anything can still be done about them
/// @param mayMerge whether this person may save in the story
/// @param clashes what both have changed
/// @param typed the text as it was typed; empty where it came as blocks
/// @param marks other states of them
public record BranchPage(
        Frame frame,
        long story,
        long draft,
        String title,
        String whose,
        int newest,
        long step,
        boolean stale,
        boolean open,
        boolean mayMerge,
        List<RevisionPage.Field> fields,
        List<Clash> clashes,
        List<String> problems,
        String typed,
        List<Mark> marks) {

    /// Something that both have changed.
    ///
    /// @param name of the form's field for what is decided
    /// @param both whether both can be taken
    /// @param mine what the owner of the words made of it, beside what it was
    /// @param theirs what is saved now, beside what it was
    public record Clash(
            String name,
            String label,
            boolean both,
            List<RevisionPage.Piece> mine,
            List<RevisionPage.Piece> theirs) {}

    /// A state that can be looked at.
    public record Mark(String text, String href, boolean here) {}
}
