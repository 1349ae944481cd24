package broadsheet.search;

import broadsheet.story.StoryId;
import java.util.List;
import java.util.Optional;

/// Finds what readers may read. A story that was published before a question is asked is found by
/// it; one that was withdrawn before is not. Whoever answers (an index in this process, or a
/// cluster elsewhere) knows only public stories: nothing else can leak from it.
public interface Search {

    /// The stories that answer a question, one page of them. Any text is a question; what was not
    /// understood is named in the answer.
    ///
    /// @throws SearchBusy where too many ask at once, or the index is being built
    Found find(Question question);

    /// What somebody who has typed this far may be looking for, the best first. Never waits.
    List<Suggestion> suggest(String typed, int most);

    /// Stories like this one, the best first, without it and without its doubles. Never waits: to
    /// be called while a page is made.
    ///
    /// @return numbers of stories that were public a moment ago; whoever shows them reads them as
    ///   they are now. Empty where it is not known yet, as when a story was published this moment
    Optional<List<StoryId>> related(StoryId story, int most);

    /// Whether questions can be answered now. While an index is opened or built for the first time
    /// there is nothing to ask.
    boolean ready();
}
