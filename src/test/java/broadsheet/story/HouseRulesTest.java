package broadsheet.story;

import static org.assertj.core.api.Assertions.assertThat;

import broadsheet.media.PictureId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What a paper's settings ask of stories, at the only door through which they become public.
class HouseRulesTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static List<Outcome.Problem> problems(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var problems) ? problems : List.of();
    }

    private static Outcome published(TestPaper paper, Copy copy) {
        Outcome.Done draft = paper.drafted(copy);
        return paper.publishing.publish(
                draft.story(), draft.number(), copy, Change.UPDATE, TestPaper.MARA);
    }

    @Test
    void eachRuleThatDoesNotHoldIsNamedWithItsField() {
        try (TestPaper paper =
                TestPaper.asking(
                        "standfirst, headline<=12, body>=3, tags>=2, picture, kicker, dateline, source, rights")) {
            Outcome outcome = published(paper, paper.copy("Ferry runs again", paper.asia));
            assertThat(problems(outcome))
                    .extracting(problem -> problem.field() + ": " + problem.rule())
                    .containsExactly(
                            "standfirst: this paper asks for one, and there is none (standfirst)",
                            "headline: this paper asks for at most 12 characters, and there are 16 (headline<=12)",
                            "body: this paper asks for at least 3 words, and there are 1 (body>=3)",
                            "tags: this paper asks for at least 2 tags, and there are 1 (tags>=2)",
                            "picture: this paper asks for one, and there is none (picture)",
                            "kicker: this paper asks for one, and there is none (kicker)",
                            "dateline: this paper asks for one, and there is none (dateline)",
                            "source: this paper asks for one, and there is none (source)",
                            "rights: this paper asks for one, and there is none (rights)");
        }
    }

    @Test
    void aRuleOfATypeHoldsForThatTypeOnly() {
        try (TestPaper paper = TestPaper.asking("opinion.byline, brief.body<=1")) {
            Copy unsigned =
                    paper.copy("Ferry runs again", paper.asia).with().byline(Byline.NONE).build();
            assertThat(published(paper, unsigned)).isInstanceOf(Outcome.Done.class);
            Copy opinion = unsigned.with().type(StoryType.OPINION).build();
            assertThat(problems(published(paper, opinion)))
                    .extracting(Outcome.Problem::field)
                    .containsExactly("byline");
            assertThat(
                            published(
                                    paper,
                                    opinion.with()
                                            .byline(new Byline(List.of(), "A guest"))
                                            .build()))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void whatIsScheduledMustBeGoodToGoOutAndWhatIsWrittenNeedNot() {
        try (TestPaper paper = TestPaper.asking("standfirst")) {
            Outcome.Done draft = paper.drafted(paper.copy("Ferry runs again", paper.asia));
            Outcome scheduled =
                    paper.publishing.schedule(
                            draft.story(),
                            draft.number(),
                            paper.now.get().plus(Duration.ofHours(1)),
                            LISBON,
                            TestPaper.MARA);
            assertThat(problems(scheduled))
                    .extracting(Outcome.Problem::field)
                    .containsExactly("standfirst");
        }
    }

    @Test
    void everyPictureIsAskedForItsWords() {
        try (TestPaper paper = TestPaper.asking("alt, credit, caption")) {
            PictureId silent = picture(paper, "", "", "");
            PictureId told = picture(paper, "A ferry", "The ferry at noon", "Jonah Crewe");
            Copy copy =
                    paper.copy("Ferry runs again", paper.asia)
                            .with()
                            .lead(PictureUse.of(told))
                            .body(
                                    List.of(
                                            new Block.Paragraph(Inline.text("Words.")),
                                            new Block.PictureBlock(PictureUse.of(silent))))
                            .build();
            assertThat(problems(published(paper, copy)))
                    .extracting(problem -> problem.field() + ": " + problem.rule())
                    .containsExactly(
                            wanting("alt", silent, "alt"),
                            wanting("pictureCredit", silent, "credit"),
                            wanting("caption", silent, "caption"));
            PictureUse described =
                    new PictureUse(silent, "A quay", Inline.text("The quay"), "Noor Haddadin");
            assertThat(
                            published(
                                    paper,
                                    copy.with()
                                            .body(List.of(new Block.PictureBlock(described)))
                                            .build()))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    private static String wanting(String field, PictureId picture, String rule) {
        return "%s: this paper asks for one of every picture, and picture %d has none (%s)"
                .formatted(field, picture.value(), rule);
    }

    private static PictureId picture(TestPaper paper, String alt, String caption, String credit) {
        return paper.db.write(tx ->
                new PictureId(
                        tx.sql(
                                        """
                                        insert into picture (blob, arrived_as, slug, format, width, height, alt, caption, credit,
                                                             rights, source, focus_x, focus_y, colour, animated, transparent, added_by)
                                        values (repeat('a', 64), :alt, 'ferry', 'JPEG', 10, 10, :alt, :caption, :credit,
                                                '', '', 50, 50, '#aabbcc', false, false, 'person:1')
                                        returning id
                                        """)
                                .bind("alt", alt)
                                .bind("caption", caption)
                                .bind("credit", credit)
                                .one(row -> row.number("id"))
                                .orElseThrow()));
    }

    @Test
    void settingsKnowEveryTypeOfStory() {
        String all =
                String.join(
                        ", ",
                        Arrays.stream(StoryType.values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT) + ".standfirst")
                                .toList());
        try (TestPaper paper = TestPaper.asking(all)) {
            for (StoryType type : StoryType.values()) {
                Copy copy = paper.copy("Ferry " + type, paper.asia).with().type(type).build();
                assertThat(problems(published(paper, copy))).hasSize(1);
            }
        }
    }
}
