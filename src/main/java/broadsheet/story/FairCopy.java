package broadsheet.story;

/// Words that readers may have: a copy without notes and suggestions. Whatever readers see is made
/// from one, and a public revision is written from one only, so none of what editors say to each
/// other gets there by any way.
public record FairCopy(Copy copy) {
    public FairCopy {
        if (Margin.standsIn(copy))
            throw new IllegalArgumentException("a fair copy has no notes and no suggestions");
    }

    /// The fair copy of a manuscript: its notes are left out.
    ///
    /// @throws IllegalArgumentException where a suggestion is open: it is for a person to decide
    static FairCopy of(Copy manuscript) {
        Margin margin = Margin.of(manuscript);
        if (!margin.suggestions().isEmpty())
            throw new IllegalArgumentException("a suggestion is open");
        return margin.isEmpty() ? new FairCopy(manuscript) : asItStands(manuscript);
    }

    /// How a manuscript reads while nothing of what is suggested is accepted.
    public static FairCopy asItStands(Copy manuscript) {
        return !Margin.standsIn(manuscript)
                ? new FairCopy(manuscript)
                : new FairCopy(RunningText.map(manuscript, Margin::cleared));
    }
}
