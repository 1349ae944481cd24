package broadsheet.importer;

import broadsheet.story.Block;
import broadsheet.story.Inline;
import broadsheet.story.PictureUse;
import broadsheet.text.Addresses;
import broadsheet.text.HtmlNode;
import broadsheet.text.PlainText;
import broadsheet.text.SafeHtml;
import broadsheet.text.Sanitiser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one conversion asks and remembers: pictures and links through the [Context], counts for the
/// report.
final class Notes {
    private final Context context;
    private final Map<String, Integer> legacy = new TreeMap<>();
    private final Map<String, Integer> dropped = new TreeMap<>();
    private final List<PictureRef> pictures = new ArrayList<>();
    private final List<PictureRef> missing = new ArrayList<>();
    private final Set<FileRef> missingFiles = new LinkedHashSet<>();

    Notes(Context context) {
        this.context = context;
    }

    Context context() {
        return context;
    }

    void dropped(String what) {
        dropped.merge(what, 1, Integer::sum);
    }

    /// Keeps an element as sanitised HTML; empty where it has no words.
    Optional<Block> legacy(HtmlNode.Element element, String what) {
        if (PlainText.line(List.of(element)).isEmpty()) return Optional.empty();
        SafeHtml html = Sanitiser.clean(Trees.relinked(element, this::link));
        legacy.merge(what, 1, Integer::sum);
        return Optional.of(new Block.Legacy(html, what));
    }

    Optional<PictureUse> picture(PictureRef ref) {
        pictures.add(ref);
        Optional<PictureUse> use = context.pictures().apply(ref);
        if (use.isEmpty()) missing.add(ref);
        return use;
    }

    /// What becomes of a recording or document.
    FileUse file(FileRef ref) {
        FileUse use = context.files().apply(ref);
        if (use instanceof FileUse.Missing) missing(ref);
        return use;
    }

    /// Counts a file that the story has to do without for now.
    void missing(FileRef ref) {
        missingFiles.add(ref);
    }

    /// The address a link shall have, or null where its words must stand without a link.
    @Nullable String link(@Nullable String href) {
        if (href == null || href.isBlank() || href.strip().startsWith("#")) return null;
        if (FileRef.fits(href)
                && Addresses.clean(href) != null
                && file(FileRef.at(href)) instanceof FileUse.Ours(var path, _, _)) return path;
        String address = Addresses.clean(context.links().apply(href.strip()));
        boolean usable = address != null && Inline.Link.safe(address);
        if (!usable) dropped("link");
        return usable ? address : null;
    }

    Converted converted(List<Block> body) {
        return new Converted(body, legacy, dropped, pictures, missing, List.copyOf(missingFiles));
    }
}
