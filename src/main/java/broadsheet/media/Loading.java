package broadsheet.media;

/// When a browser should fetch a picture.
public enum Loading {
    /// When it comes near the window: everything below the first screen.
    LAZY,
    /// With the page.
    EAGER,
    /// Before all other pictures: the one lead picture of a page.
    FIRST
}
