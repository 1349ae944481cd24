package broadsheet.paper;

import broadsheet.media.Picture;
import broadsheet.media.PictureId;
import broadsheet.story.Block;
import broadsheet.story.BlockPortable;
import broadsheet.story.Byline;
import broadsheet.story.Contributor;
import broadsheet.story.ContributorId;
import broadsheet.story.PictureUse;
import broadsheet.story.Section;
import broadsheet.story.Story;
import broadsheet.story.Tag;
import broadsheet.text.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A public story with everything it names: what an output needs that shows the whole of it.
///
/// @param trail from the top section down to the story's own; empty for a page
/// @param tags in the story's order
/// @param people of the byline, by id; who is gone is not there
/// @param pictures every picture that the copy uses, by id; what is gone is not there
public record WholeStory(
        Story story,
        List<Section> trail,
        List<Tag> tags,
        Map<ContributorId, Contributor> people,
        Map<PictureId, Picture> pictures) {
    public WholeStory {
        trail = List.copyOf(trail);
        tags = List.copyOf(tags);
        people = Map.copyOf(people);
        pictures = Map.copyOf(pictures);
    }

    /// One name of the byline.
    ///
    /// @param person null where the name is no contributor of ours
    /// @param role what they did; null: they wrote it, or it is not known
    public record Name(@Nullable Contributor person, String name, @Nullable String role) {}

    /// The byline's names in order, the free line last.
    public List<Name> names() {
        Byline byline = story.copy().byline();
        List<Name> names = new ArrayList<>();
        for (Byline.Credit credit : byline.credits()) {
            Contributor person = people.get(credit.contributor());
            if (person == null) continue;
            String role = credit.role() == null ? person.role() : credit.role();
            names.add(new Name(person, person.name(), role));
        }
        String line = byline.line();
        if (line != null) names.add(new Name(null, line, null));
        return names;
    }

    /// The lead picture; null where there is none.
    public @Nullable Picture lead() {
        PictureUse use = story.copy().lead();
        return use == null ? null : pictures.get(use.picture());
    }

    /// The body as HTML that stands anywhere, without the lead picture.
    public SafeHtml portable(Paper paper) {
        return portable(paper, story.copy().body());
    }

    /// These blocks, made from the body, as HTML that stands anywhere.
    public SafeHtml portable(Paper paper, List<Block> body) {
        return BlockPortable.write(body, pictures, address(paper));
    }

    /// The lead picture as a figure that stands anywhere; empty where there is none.
    public SafeHtml portableLead(Paper paper) {
        PictureUse use = story.copy().lead();
        return use == null ? SafeHtml.EMPTY : BlockPortable.figure(use, pictures, address(paper));
    }

    /// Makes the addresses that stand in the story absolute: those of this site, and places within
    /// the story's own page.
    private UnaryOperator<String> address(Paper paper) {
        String own = paper.address(story.path());
        return href ->
                href.startsWith("#")
                        ? own + href
                        : href.startsWith("/") ? paper.url() + href : href;
    }
}
