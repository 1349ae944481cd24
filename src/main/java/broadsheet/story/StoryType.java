package broadsheet.story;

/// What sort of journalism a story is; the reader is told where it is not plain news.
public enum StoryType {
    NEWS,
    OPINION,
    ANALYSIS,
    FEATURE,
    REVIEW,
    INTERVIEW,
    EXPLAINER,
    OBITUARY,
    BRIEF
}
