package broadsheet.story;

/// What stands at a public path.
public sealed interface AtPath {
    record Found(Story story) implements AtPath {}

    /// Moved for good to another path of this site.
    record Moved(String to) implements AtPath {}

    /// Withdrawn with a notice for the public: `state` is [State.Killed] or [State.TakenDown].
    record Withdrawn(StoryId story, String headline, State state) implements AtPath {}

    /// Nothing that readers may see, whether or not the newsroom has it.
    record Missing() implements AtPath {}
}
