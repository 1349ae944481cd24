package broadsheet.story;

import java.util.List;

/// What became of an editor's wish to change a section, a tag or a contributor.
public sealed interface Amended {
    /// Done, and every page of this node shows it already.
    ///
    /// @param id the number of what was made or changed; of two tags made one that of the one that
    ///   stays
    record Done(long id) implements Amended {}

    /// Nothing was changed: each problem names a field and the rule.
    record Refused(List<Outcome.Problem> problems) implements Amended {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(String field, Rule rule) {
            return new Refused(List.of(new Outcome.Problem(field, rule)));
        }
    }

    /// There is no such thing.
    record Missing() implements Amended {}
}
