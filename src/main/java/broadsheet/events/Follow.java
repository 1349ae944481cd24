package broadsheet.events;

/// Something that follows the log step by step, whenever it is woken.
public interface Follow {
    String name();

    /// Takes what there is to take next.
    ///
    /// @throws RuntimeException where that failed; the same is taken again later
    Progress step();

    /// What a step came to.
    enum Progress {
        /// Something was taken; there may be more.
        MOVED,
        /// There are events whose place in the order an unfinished transaction still keeps open.
        HELD_UP,
        /// There is nothing to do here now.
        IDLE
    }
}
