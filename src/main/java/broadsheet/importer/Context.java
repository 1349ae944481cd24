package broadsheet.importer;

import broadsheet.story.PictureUse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the conversion of one item must ask others.
///
/// - `pictures` finds a picture; empty where it cannot be had, and the story goes on without it.
/// - `files` says what becomes of a recording or document.
/// - `links` takes an address as written and gives it as it shall be (see [OwnLinks]); what comes
///   back and is no safe address is shown as text.
/// - `attached` are the old system's numbers of the files uploaded to this item, in order, for a
///   bare `[gallery]`, `[playlist]` or `[audio]`.
/// - `footnotes` is the item's `footnotes` meta value, a JSON array of `id` and `content`, or null.
/// - `reusable` gives the raw content of a reusable block by its number.
public record Context(
        Function<PictureRef, Optional<PictureUse>> pictures,
        Function<FileRef, FileUse> files,
        UnaryOperator<String> links,
        List<Long> attached,
        @Nullable String footnotes,
        LongFunction<Optional<String>> reusable) {
    public Context {
        attached = List.copyOf(attached);
    }

    /// No pictures, links as they are.
    public static final Context NONE =
            new Context(
                    _ -> Optional.empty(),
                    _ -> new FileUse.Elsewhere(),
                    UnaryOperator.identity(),
                    List.of(),
                    null,
                    _ -> Optional.empty());

    public Context withPictures(Function<PictureRef, Optional<PictureUse>> value) {
        return new Context(value, files, links, attached, footnotes, reusable);
    }

    public Context withFiles(Function<FileRef, FileUse> value) {
        return new Context(pictures, value, links, attached, footnotes, reusable);
    }

    public Context withLinks(UnaryOperator<String> value) {
        return new Context(pictures, files, value, attached, footnotes, reusable);
    }

    public Context withAttached(List<Long> value) {
        return new Context(pictures, files, links, value, footnotes, reusable);
    }

    public Context withFootnotes(@Nullable String value) {
        return new Context(pictures, files, links, attached, value, reusable);
    }

    public Context withReusable(LongFunction<Optional<String>> value) {
        return new Context(pictures, files, links, attached, footnotes, value);
    }
}
