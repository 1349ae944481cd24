package broadsheet.testing;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.StoryType;
import java.util.ArrayList;
import java.util.List;

/// What an editor types: names instead of ids, sensible words where nothing is said.
public final class Words {
    String headline = "A story";
    String section = "/world";
    String language = "en";
    String kicker;
    String standfirst;
    String line;
    StoryType type = StoryType.NEWS;
    int prominence;
    List<String> alsoIn = List.of();
    List<String> tags = List.of();
    List<String> names = List.of();
    List<Block> body = List.of(paragraph("What happened."));
    broadsheet.story.Copy.Sourcing sourcing = broadsheet.story.Copy.Sourcing.NONE;
    broadsheet.story.Copy.Search search = broadsheet.story.Copy.Search.NONE;

    public Words headline(String value) {
        headline = value;
        return this;
    }

    /// The section's path.
    public Words in(String value) {
        section = value;
        return this;
    }

    public Words alsoIn(String... values) {
        alsoIn = List.of(values);
        return this;
    }

    public Words tagged(String... values) {
        tags = List.of(values);
        return this;
    }

    public Words by(String... values) {
        names = List.of(values);
        return this;
    }

    public Words line(String value) {
        line = value;
        return this;
    }

    public Words language(String value) {
        language = value;
        return this;
    }

    public Words kicker(String value) {
        kicker = value;
        return this;
    }

    public Words standfirst(String value) {
        standfirst = value;
        return this;
    }

    public Words type(StoryType value) {
        type = value;
        return this;
    }

    public Words prominence(int value) {
        prominence = value;
        return this;
    }

    public Words sourcing(String dateline, String source, String credit, String rights) {
        sourcing = new broadsheet.story.Copy.Sourcing(dateline, source, credit, rights);
        return this;
    }

    public Words search(String title, String description) {
        search = new broadsheet.story.Copy.Search(title, description);
        return this;
    }

    /// The body, a paragraph each.
    public Words says(String... paragraphs) {
        List<Block> blocks = new ArrayList<>();
        for (String text : paragraphs) blocks.add(paragraph(text));
        return body(blocks);
    }

    public Words body(List<Block> value) {
        body = value;
        return this;
    }

    static Block paragraph(String text) {
        return new Block.Paragraph(Inline.text(text));
    }
}
