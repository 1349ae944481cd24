package broadsheet.story;

/// A list that public stories stand in, newest first.
public sealed interface Listing {
    /// Every article of the paper.
    record All() implements Listing {}

    /// A section with all that is under it.
    record InSection(SectionId section) implements Listing {}

    record WithTag(TagId tag) implements Listing {}

    record By(ContributorId contributor) implements Listing {}

    /// Every story that was corrected, the newest correction first.
    record Corrected() implements Listing {}

    /// The stored letter.
    default String kind() {
        return switch (this) {
            case All _ -> "a";
            case InSection _ -> "s";
            case WithTag _ -> "t";
            case By _ -> "c";
            case Corrected _ -> "k";
        };
    }

    /// The stored number; 0 where there is one list of the kind.
    default long of() {
        return switch (this) {
            case All _, Corrected _ -> 0;
            case InSection(var section) -> section.value();
            case WithTag(var tag) -> tag.value();
            case By(var contributor) -> contributor.value();
        };
    }

    /// The name under which pages note that they were made from this list.
    default String subject() {
        return "list:" + kind() + of();
    }
}
