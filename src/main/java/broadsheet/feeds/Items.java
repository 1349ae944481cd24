package broadsheet.feeds;

import broadsheet.config.FeedSettings;
import broadsheet.media.Attachments;
import broadsheet.media.Crop;
import broadsheet.media.Picture;
import broadsheet.media.PictureMarkup;
import broadsheet.page.Dates;
import broadsheet.page.Messages;
import broadsheet.paper.Addresses;
import broadsheet.paper.Paper;
import broadsheet.paper.WholeStory;
import broadsheet.story.Block;
import broadsheet.story.BlockText;
import broadsheet.story.Contributor;
import broadsheet.story.Copy;
import broadsheet.story.Correction;
import broadsheet.story.Inline;
import broadsheet.story.Languages;
import broadsheet.story.PictureUse;
import broadsheet.story.PictureWording;
import broadsheet.story.PicturesIn;
import broadsheet.story.Section;
import broadsheet.story.Story;
import broadsheet.story.Tag;
import broadsheet.text.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes items of stories.
final class Items {
    private static final int SUMMARY = 300;
    private static final int MOST_PICTURES = 12;

    private final Paper paper;
    private final FeedSettings.Text text;
    private final Attachments attachments;
    private final Messages words;
    private final Dates dates;

    Items(Paper paper, FeedSettings.Text text, Attachments attachments) {
        this.paper = paper;
        this.text = text;
        this.attachments = attachments;
        this.words = Messages.of(paper.language());
        this.dates = new Dates(words.locale(), paper.zone());
    }

    Item item(WholeStory whole) {
        Story story = whole.story();
        Copy copy = story.copy();
        return new Item(
                story.id().value(),
                paper.address(story.path()),
                title(story),
                summary(copy),
                text == FeedSettings.Text.FULL ? content(whole) : null,
                copy.language(),
                !copy.language().equals(paper.language()),
                story.firstPublished(),
                story.updated(),
                whole.names().stream().map(this::author).toList(),
                categories(whole),
                pictures(whole),
                files(copy),
                rights(copy.sourcing()));
    }

    private String title(Story story) {
        String line = line(story.headline());
        return line.isEmpty() ? words.get("untitled") : line;
    }

    private static String summary(Copy copy) {
        String standfirst = copy.standfirst();
        if (standfirst != null && !standfirst.isBlank()) return line(standfirst);
        String description = copy.search().description();
        if (description != null && !description.isBlank()) return line(description);
        return cut(line(BlockText.write(copy.body().stream().limit(5).toList())));
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String cut(String line) {
        if (line.length() <= SUMMARY) return line;
        int end = line.lastIndexOf(' ', SUMMARY);
        if (end < SUMMARY / 2)
            end = Character.isLowSurrogate(line.charAt(SUMMARY)) ? SUMMARY - 1 : SUMMARY;
        return line.substring(0, end).replaceFirst("[\\s,;:–—-]+$", "") + "…";
    }

    /// The story as it stands on its page: what was updated and corrected first, then the lead
    /// picture and the text.
    private SafeHtml content(WholeStory whole) {
        Copy copy = whole.story().copy();
        StringBuilder out = new StringBuilder(8_192);
        boolean turned = Languages.direction(copy.language()).equals("rtl");
        boolean marked = turned || !copy.language().equals(paper.language());
        if (marked) {
            out.append("<div lang=\"").append(SafeHtml.escape(copy.language()));
            out.append(turned ? "\" dir=\"rtl\">\n" : "\" dir=\"ltr\">\n");
        }
        String update = copy.updateNote();
        if (update != null) note("update", null, update, out);
        for (Correction correction : copy.corrections())
            note("correction", dates.moment(correction.at()), correction.text(), out);
        out.append(whole.portableLead(paper));
        out.append(whole.portable(paper, opened(copy)));
        String rights = rights(copy.sourcing());
        if (rights != null)
            out.append("<p><small>").append(SafeHtml.escape(rights)).append("</small></p>\n");
        if (marked) out.append("</div>\n");
        return SafeHtml.trusted(out.toString());
    }

    /// A note in the words of the interface, which need not be the story's language.
    private void note(String name, @Nullable String when, String text, StringBuilder out) {
        out.append("<p><strong>").append(SafeHtml.escape(words.get(name)));
        if (when != null) out.append(" (").append(SafeHtml.escape(when)).append(')');
        out.append("</strong> ").append(SafeHtml.escape(text)).append("</p>\n");
    }

    /// The body with "HARBOUR CITY (Agency) — " before its first words, as on the story's page.
    private static List<Block> opened(Copy copy) {
        String dateline = copy.sourcing().dateline();
        String source = copy.sourcing().source();
        if (dateline == null && source == null
                || copy.body().isEmpty()
                || !(copy.body().getFirst() instanceof Block.Paragraph(var first)))
            return copy.body();
        String opening =
                (dateline == null ? "" : dateline + " ")
                        + (source == null ? "" : "(" + source + ") ");
        List<Inline> text =
                Stream.concat(Inline.text(opening + "— ").stream(), first.stream()).toList();
        return Stream.concat(Stream.of(new Block.Paragraph(text)), copy.body().stream().skip(1))
                .toList();
    }

    private @Nullable String rights(Copy.Sourcing sourcing) {
        String rights = sourcing.rights() == null ? paper.rights() : sourcing.rights();
        if (sourcing.credit() == null) return rights;
        return rights == null ? sourcing.credit() : sourcing.credit() + ". " + rights;
    }

    private Item.Author author(WholeStory.Name name) {
        Contributor person = name.person();
        return new Item.Author(
                line(name.name()),
                person == null ? null : paper.address(Addresses.contributor(person)));
    }

    private static List<String> categories(WholeStory whole) {
        return Stream.concat(
                        whole.trail().stream().map(Section::name),
                        whole.tags().stream().map(Tag::name))
                .map(Items::line)
                .distinct()
                .toList();
    }

    private List<Item.Image> pictures(WholeStory whole) {
        PictureUse lead = whole.story().copy().lead();
        return PicturesIn.copy(whole.story().copy()).stream()
                .map(whole.pictures()::get)
                .filter(Objects::nonNull)
                .limit(MOST_PICTURES)
                .map(picture -> image(picture, lead))
                .toList();
    }

    private Item.Image image(Picture picture, @Nullable PictureUse lead) {
        PictureMarkup.Shared shared = PictureMarkup.shared(picture, Crop.WHOLE);
        boolean first = lead != null && lead.picture().equals(picture.id());
        PictureUse use = lead != null && first ? lead : PictureUse.of(picture.id());
        return new Item.Image(
                paper.address(shared.path()),
                shared.mediaType(),
                shared.width(),
                shared.height(),
                PictureWording.alt(use, picture),
                use.caption().isEmpty() ? picture.caption() : BlockText.inline(use.caption()),
                PictureWording.credit(use, picture),
                picture.rights(),
                first);
    }

    private List<Item.File> files(Copy copy) {
        List<Item.File> files = new ArrayList<>();
        for (Block block : copy.body())
            if (block instanceof Block.AudioVideo recording)
                attachments
                        .at(recording.url())
                        .map(found ->
                                new Item.File(
                                        paper.address(found.path()),
                                        found.kind().mediaType(),
                                        found.bytes()))
                        .ifPresent(files::add);
        return files;
    }
}
