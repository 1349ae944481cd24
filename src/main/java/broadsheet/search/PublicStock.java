package broadsheet.search;

import broadsheet.story.Articles;
import broadsheet.story.BlockText;
import broadsheet.story.Copy;
import broadsheet.story.Stories;
import broadsheet.story.Story;
import broadsheet.story.StoryId;
import broadsheet.story.StoryKind;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// The public articles. Only what is public now comes out of here, and the readers' index is filled
/// from nowhere else.
final class PublicStock implements Stock {
    private final Articles articles;
    private final Stories stories;
    private final Labels labels;

    PublicStock(Articles articles, Stories stories, Labels labels) {
        this.articles = articles;
        this.stories = stories;
        this.labels = labels;
    }

    @Override
    public Side side() {
        return Side.READERS;
    }

    @Override
    public List<Entry> of(Collection<Long> ids) {
        return entries(
                stories.find(ids.stream().map(StoryId::new).toList()).values().stream()
                        .filter(story -> story.kind() == StoryKind.ARTICLE)
                        .toList());
    }

    @Override
    public List<Entry> after(long id, int most) {
        return entries(articles.after(id, most));
    }

    @Override
    public List<Entry> sample(int most) {
        return entries(articles.spread(most));
    }

    @Override
    public long count() {
        return articles.count();
    }

    private List<Entry> entries(List<Story> found) {
        if (found.isEmpty()) return List.of();
        Labels.Named named = labels.named(found.stream().map(Story::copy).toList());
        return found.stream().map(story -> entry(story, named)).toList();
    }

    private static Entry entry(Story story, Labels.Named named) {
        Copy copy = story.copy();
        return new Entry(
                story.id().value(),
                story.number(),
                story.path(),
                copy.kicker(),
                story.headline(),
                Objects.requireNonNullElse(copy.standfirst(), ""),
                BlockText.write(copy.body()),
                named.tags(copy),
                named.people(copy),
                copy.byline().line(),
                named.sections(copy),
                copy.filing().section(),
                story.firstPublished(),
                null);
    }
}
