package broadsheet.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a revision says: every word and reference of a story that an editor can change. A headline
/// may be empty (old archives have such); a null section is allowed for pages only.
public record Copy(
        StoryType type,
        String language,
        @Nullable String kicker,
        String headline,
        @Nullable String standfirst,
        Byline byline,
        Filing filing,
        Sourcing sourcing,
        @Nullable PictureUse lead,
        List<Block> body,
        @Nullable String updateNote,
        List<Correction> corrections,
        boolean sensitive,
        Search search,
        Variants variants) {
    /// Characters of one line, such as a headline: more than any needs, fewer than would stop a
    /// page.
    public static final int LONGEST_LINE = 2_000;

    public Copy {
        body = List.copyOf(body);
        corrections = List.copyOf(corrections);
        if (!Languages.wellFormed(language))
            throw new IllegalArgumentException("not a language tag: " + language);
    }

    /// Where a story stands: its own section, others it is also shown in, and its tags, most
    /// important first. `prominence` 0 to 9 is the editor's weight among the day's stories; 9 asks
    /// for the lead.
    public record Filing(
            @Nullable SectionId section, List<SectionId> alsoIn, List<TagId> tags, int prominence) {
        public static final Filing NONE = new Filing(null, List.of(), List.of(), 0);

        public Filing {
            alsoIn = alsoIn.stream().filter(id -> !id.equals(section)).distinct().toList();
            tags = tags.stream().distinct().toList();
            if (prominence < 0 || prominence > 9)
                throw new IllegalArgumentException("prominence is " + prominence);
        }
    }

    /// Where the matter comes from: place of writing, agency, credit and the rights line.
    public record Sourcing(
            @Nullable String dateline,
            @Nullable String source,
            @Nullable String credit,
            @Nullable String rights) {
        public static final Sourcing NONE = new Sourcing(null, null, null, null);
    }

    /// Title and description for search engines where they differ from headline and standfirst.
    public record Search(@Nullable String title, @Nullable String description) {
        public static final Search NONE = new Search(null, null);
    }

    /// What stands in the place of the headline somewhere else; null where that is the headline, or
    /// the standfirst.
    ///
    /// @param front on cards of fronts and lists
    /// @param social where it is shared, and what is said there below
    /// @param push in what is sent to telephones by whoever sends it
    public record Variants(
            @Nullable String front,
            @Nullable String social,
            @Nullable String socialText,
            @Nullable String push) {
        public static final Variants NONE = new Variants(null, null, null, null);
    }

    /// Starts a copy with a headline and a body; the rest is empty news in `language`.
    public static Builder of(String language, String headline, List<Block> body) {
        return new Builder(language, headline, body);
    }

    /// Starts from this copy.
    public Builder with() {
        Builder builder = new Builder(language, headline, body);
        builder.type = type;
        builder.kicker = kicker;
        builder.standfirst = standfirst;
        builder.byline = byline;
        builder.filing = filing;
        builder.sourcing = sourcing;
        builder.lead = lead;
        builder.updateNote = updateNote;
        builder.corrections = corrections;
        builder.sensitive = sensitive;
        builder.search = search;
        builder.variants = variants;
        return builder;
    }

    /// Collects a copy's parts.
    public static final class Builder {
        private StoryType type = StoryType.NEWS;
        private String language;
        private @Nullable String kicker;
        private String headline;
        private @Nullable String standfirst;
        private Byline byline = Byline.NONE;
        private Filing filing = Filing.NONE;
        private Sourcing sourcing = Sourcing.NONE;
        private @Nullable PictureUse lead;
        private List<Block> body;
        private @Nullable String updateNote;
        private List<Correction> corrections = List.of();
        private boolean sensitive;
        private Search search = Search.NONE;
        private Variants variants = Variants.NONE;

        private Builder(String language, String headline, List<Block> body) {
            this.language = language;
            this.headline = headline;
            this.body = body;
        }

        public Builder type(StoryType value) {
            type = value;
            return this;
        }

        public Builder kicker(@Nullable String value) {
            kicker = value;
            return this;
        }

        public Builder language(String value) {
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

        public Builder byline(Byline value) {
            byline = value;
            return this;
        }

        public Builder filing(Filing value) {
            filing = value;
            return this;
        }

        public Builder sourcing(Sourcing value) {
            sourcing = value;
            return this;
        }

        public Builder lead(@Nullable PictureUse value) {
            lead = value;
            return this;
        }

        public Builder body(List<Block> value) {
            body = value;
            return this;
        }

        public Builder updateNote(@Nullable String value) {
            updateNote = value;
            return this;
        }

        public Builder corrections(List<Correction> value) {
            corrections = value;
            return this;
        }

        public Builder sensitive(boolean value) {
            sensitive = value;
            return this;
        }

        public Builder search(Search value) {
            search = value;
            return this;
        }

        public Builder variants(Variants value) {
            variants = value;
            return this;
        }

        public Copy build() {
            return new Copy(
                    type,
                    language,
                    kicker,
                    headline,
                    standfirst,
                    byline,
                    filing,
                    sourcing,
                    lead,
                    body,
                    updateNote,
                    corrections,
                    sensitive,
                    search,
                    variants);
        }
    }
}
