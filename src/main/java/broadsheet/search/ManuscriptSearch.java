package broadsheet.search;

import broadsheet.metrics.Metrics;
import broadsheet.story.Slips;
import broadsheet.story.StoryId;
import broadsheet.text.Slugs;
import java.time.Duration;
import java.util.List;

/// Finds what the newsroom has, in whatever state, for somebody who sees all or a part of it. Two
/// indexes are asked as one: the readers', and one of what readers cannot find. Readers' questions
/// go to [Search], which does not know the second.
///
/// What was saved before a question is asked is found by it. Of a public story with a working copy
/// both words are found, as one story.
public final class ManuscriptSearch implements AutoCloseable {
    private final Holding readers;
    private final Holding own;
    private final Finding finding;
    private final Turns turns;

    ManuscriptSearch(Holding readers, Holding own, Finding finding, Metrics metrics) {
        this.readers = readers;
        this.own = own;
        this.finding = finding;
        this.turns =
                new Turns(
                        List.of(readers, own),
                        Runtime.getRuntime().availableProcessors(),
                        metrics,
                        "desk.search");
    }

    /// Opens its index beside everything else, or builds it.
    public void start() {
        own.start();
    }

    /// The stories that answer a question (docs/desk.md), one page of them.
    ///
    /// @param within where the asker may write. What stands elsewhere is not there for them: it is
    ///   in no hit, count, facet or spelling. Whoever shows a hit reads the story anew all the
    ///   same, since it may have moved a moment ago
    /// @throws SearchBusy where too many ask at once, or an index is being built
    public Found find(Question question, Slips.Within within) {
        return seen(within, searcher -> finding.find(question, searcher));
    }

    /// The best `most` of the stories that have all that is asked for.
    ///
    /// @throws SearchBusy as [#find]
    public List<StoryId> best(String text, Slips.Within within, int most) {
        return seen(within, searcher -> finding.best(text, most, searcher));
    }

    /// The newest `most` stories in whose headline words begin so.
    ///
    /// @throws SearchBusy as [#find]
    public List<StoryId> headed(String typed, Slips.Within within, int most) {
        String slug = Slugs.slug(typed);
        if (slug.isEmpty()) return List.of();
        return seen(
                within,
                searcher -> Finding.stories(Headlines.beginning(slug, most, searcher), searcher));
    }

    private <T> T seen(Slips.Within within, Index.Ask<T> ask) {
        return turns.take(() ->
                readers.ask(
                        outside -> own.ask(inside -> ask.of(Visible.of(outside, inside, within)))));
    }

    /// Whether questions can be answered now.
    public boolean ready() {
        return readers.ready() && own.ready();
    }

    /// For how long one of the two cannot be asked, or not kept true; zero while all is well.
    public Duration troubled() {
        Duration one = readers.troubled();
        Duration other = own.troubled();
        return one.compareTo(other) > 0 ? one : other;
    }

    /// Stops without saving, for tests.
    void lose() {
        own.lose();
    }

    /// Saves and stops.
    @Override
    public void close() {
        own.close();
    }
}
