package broadsheet.press;

/// One step of a [PressModel]; `pick` chooses the source, page, render or reader that it concerns.
record Step(Act act, int pick) {
    enum Act {
        /// A reader asks for a page: it is kept, or the reader leads a render, or joins one.
        ASK,
        /// A render notes its next source and reads it.
        READ,
        /// A render reads what it has not read yet, and ends.
        LAND,
        /// A render throws.
        FAIL,
        /// A reader whose render has landed wakes, and takes the page or asks again.
        WAKE,
        /// A source changes; nobody has been told.
        COMMIT,
        /// The press is told of what has changed in one source.
        DROP,
        /// The press is told that anything may have changed.
        DROP_ALL,
        /// The clock goes on; every tenth tick is a new day.
        TICK
    }
}
