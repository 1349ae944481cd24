package broadsheet.api;

/// The forms in which a story's body can be had.
enum Body {
    /// Our typed blocks.
    BLOCKS,
    /// HTML that stands anywhere.
    HTML,
    /// Plain text.
    TEXT,
    /// Left out.
    NONE
}
