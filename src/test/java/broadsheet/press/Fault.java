package broadsheet.press;

import java.time.InstantSource;
import java.util.Collection;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Ways to break the press on purpose, so that the tests can be seen to fail.
enum Fault {
    /// A page is kept though one of its sources was dropped while it was rendered.
    LATE_STORE,
    /// Who asks after a drop takes the page of a render that began before it.
    STALE_JOIN,
    /// Every reader of a missing page renders it.
    NO_JOIN,
    /// A drop is recorded, but kept pages stay.
    DEAF_TO_DROPS,
    /// Pages leave the shelf, but not the index.
    INDEX_LEAK,
    /// Nothing is let go to keep to the budget.
    NO_EVICTION;

    <P> Press<P> press(PressLimits limits, ToLongFunction<P> weigher, InstantSource clock) {
        Shelf<P> shelf =
                new Shelf<>(limits.bytes()) {
                    @Override
                    int drop(Collection<String> sources) {
                        return Fault.this == DEAF_TO_DROPS ? 0 : super.drop(sources);
                    }

                    @Override
                    void unlink(Page<P> page) {
                        if (Fault.this != INDEX_LEAK) super.unlink(page);
                    }

                    @Override
                    int trim() {
                        return Fault.this == NO_EVICTION ? 0 : super.trim();
                    }
                };
        return new Press<>(limits, weigher, clock, shelf) {
            @Override
            @Nullable Flight<P> joinable(String key) {
                return Fault.this == NO_JOIN ? null : super.joinable(key);
            }

            @Override
            boolean mayKeep(long droppedAt) {
                return Fault.this == LATE_STORE || super.mayKeep(droppedAt);
            }

            @Override
            boolean mayTake(Flight<P> flight, long began, long at) {
                return Fault.this == STALE_JOIN || super.mayTake(flight, began, at);
            }
        };
    }
}
