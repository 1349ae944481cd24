package broadsheet.story;

import broadsheet.identity.Right;
import java.util.List;

/// What became of an editor's wish to change a story.
public sealed interface Outcome {
    /// Done, and every page of this node shows it already.
    record Done(StoryId story, int number, String path) implements Outcome {}

    /// Nothing was changed: each problem names a field and the rule.
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Nothing was changed: the story has moved on to revision `theirs`.
    record Stale(int theirs) implements Outcome {}

    /// There is no such story.
    record Missing() implements Outcome {}

    /// Nothing was changed: whoever wished it lacks this right where the story stands.
    record Forbidden(Right right) implements Outcome {}

    /// What is wrong.
    ///
    /// @param field of the story or of the wish
    record Problem(String field, Rule rule) {}
}
