package broadsheet.importer;

import broadsheet.story.Copy;
import broadsheet.story.State;
import broadsheet.story.StoryKind;
import broadsheet.story.StoryType;
import broadsheet.text.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One story of an old archive, in words that every kind of archive has. Texts are plain text, not
/// HTML.
///
/// @param key names it in every export of its archive, and nothing else there
/// @param file where it stands, for the report
/// @param label how the report calls it
/// @param digest of all that the archive says of it, see [Digests#of]; another digest is another
///   form of the story
/// @param weight bytes of the archive it takes, about
/// @param why it stays unpublished, null where there is nothing to explain
/// @param lead its picture, or null
/// @param body its text as blocks; asked once, by any thread, and only where the story came in
///   another form before or not at all
@SuppressWarnings("ArrayRecordComponent")
public record OldStory(
        String key,
        String file,
        String label,
        byte[] digest,
        int weight,
        StoryKind kind,
        State state,
        @Nullable String why,
        Words words,
        Place place,
        Times times,
        Filing filing,
        @Nullable PictureRef lead,
        Function<Context, Converted> body) {

    /// What it says apart from its body. Without a language it is in the site's.
    public record Words(
            @Nullable String language,
            String headline,
            @Nullable String standfirst,
            @Nullable String kicker,
            Copy.Sourcing sourcing,
            Copy.Search search) {}

    /// Where it stood. A null path asks for one made from section and headline; old paths become
    /// redirects. They are paths or whole addresses, encoded or not.
    public record Place(@Nullable String path, List<String> oldPaths) {
        public Place {
            oldPaths = List.copyOf(oldPaths);
        }
    }

    /// When it was first published and last updated, as far as the archive knows.
    public record Times(@Nullable Instant published, @Nullable Instant updated) {}

    /// Who wrote it and what it is filed under. A section is the way to it from the top of the
    /// tree; the first is the story's own.
    public record Filing(
            StoryType type,
            boolean sensitive,
            int prominence,
            List<OldWriter> writers,
            List<List<OldTerm>> sections,
            List<OldTerm> tags) {
        public Filing {
            writers = List.copyOf(writers);
            sections = sections.stream().map(List::copyOf).toList();
            tags = List.copyOf(tags);
        }
    }

    /// Starts a public article that has nothing yet but its names.
    public static Builder of(String key, String file, String label) {
        return new Builder(key, file, label);
    }

    /// Collects a story's parts.
    public static final class Builder {
        private final String key;
        private final String file;
        private final String label;
        private byte[] digest = {};
        private int weight;
        private StoryKind kind = StoryKind.ARTICLE;
        private State state = new State.Published();
        private @Nullable String why;
        private @Nullable String language;
        private String headline = "";
        private @Nullable String standfirst;
        private @Nullable String kicker;
        private Copy.Sourcing sourcing = Copy.Sourcing.NONE;
        private Copy.Search search = Copy.Search.NONE;
        private Place place = new Place(null, List.of());
        private Times times = new Times(null, null);
        private StoryType type = StoryType.NEWS;
        private boolean sensitive;
        private int prominence;
        private List<OldWriter> writers = List.of();
        private List<List<OldTerm>> sections = List.of();
        private List<OldTerm> tags = List.of();
        private @Nullable PictureRef lead;

        private Builder(String key, String file, String label) {
            this.key = PlainText.clean(key);
            this.file = PlainText.clean(file);
            this.label = PlainText.clean(label);
        }

        public Builder digest(byte[] value, int bytes) {
            digest = value.clone();
            weight = bytes;
            return this;
        }

        public Builder kind(StoryKind value) {
            kind = value;
            return this;
        }

        /// @param because says why a story that is not public is not, or is null
        public Builder state(State value, @Nullable String because) {
            state = value;
            why = because;
            return this;
        }

        public Builder language(@Nullable String value) {
            language = value;
            return this;
        }

        public Builder headline(String value) {
            headline = value;
            return this;
        }

        public Builder standfirst(@Nullable String value) {
            standfirst = value;
            return this;
        }

        public Builder kicker(@Nullable String value) {
            kicker = value;
            return this;
        }

        public Builder sourcing(Copy.Sourcing value) {
            sourcing = value;
            return this;
        }

        public Builder search(@Nullable String title, @Nullable String description) {
            search = new Copy.Search(title, description);
            return this;
        }

        public Builder path(@Nullable String value, List<String> oldPaths) {
            place = new Place(value, oldPaths);
            return this;
        }

        public Builder times(@Nullable Instant published, @Nullable Instant updated) {
            times = new Times(published, updated);
            return this;
        }

        public Builder type(StoryType value) {
            type = value;
            return this;
        }

        public Builder sensitive(boolean value) {
            sensitive = value;
            return this;
        }

        public Builder prominence(int value) {
            prominence = value;
            return this;
        }

        public Builder writers(List<OldWriter> value) {
            writers = value;
            return this;
        }

        public Builder sections(List<List<OldTerm>> value) {
            sections = value;
            return this;
        }

        public Builder tags(List<OldTerm> value) {
            tags = value;
            return this;
        }

        public Builder lead(@Nullable PictureRef value) {
            lead = value;
            return this;
        }

        public OldStory body(Function<Context, Converted> body) {
            return new OldStory(
                    key,
                    file,
                    label,
                    digest,
                    weight,
                    kind,
                    state,
                    why,
                    new Words(language, headline, standfirst, kicker, sourcing, search),
                    place,
                    times,
                    new Filing(type, sensitive, prominence, writers, sections, tags),
                    lead,
                    body);
        }
    }
}
