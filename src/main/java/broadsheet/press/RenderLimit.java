package broadsheet.press;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How many renders may run at a time. First come, first served.
final class RenderLimit {
    private final Semaphore renders;
    private final PressLimits limits;

    RenderLimit(PressLimits limits) {
        this.renders = new Semaphore(limits.renders(), true);
        this.limits = limits;
    }

    Permit permit() {
        return new Permit(Sources.collecting());
    }

    int waiting() {
        return renders.getQueueLength();
    }

    /// One reader's right to render. A render inside another runs on the outer one's right: were it
    /// to wait for one of its own, all could wait for each other.
    final class Permit implements AutoCloseable {
        private final boolean inherited;
        private boolean held;

        private Permit(boolean inherited) {
            this.inherited = inherited;
        }

        /// Takes the right where it can be had at once.
        boolean take() {
            if (!inherited && !held) held = renders.tryAcquire();
            return inherited || held;
        }

        void await() throws InterruptedException {
            if (renders.getQueueLength() >= limits.queue())
                throw new PressBusy("too many readers wait to render");
            Duration patience = limits.patience();
            held = renders.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (!held) throw new PressBusy("no render could begin within " + patience);
        }

        @Override
        public void close() {
            if (held) renders.release();
            held = false;
        }
    }
}
