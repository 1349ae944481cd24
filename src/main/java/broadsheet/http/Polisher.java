package broadsheet.http;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes pages that are read often as small as they can be, one after the other. It rests nine
/// times as long as it worked, so that readers of a busy paper never give up more than a tenth of a
/// core for it: Linux takes no notice of a thread's priority. What does not fit its queue has
/// another chance when it has been read as often again.
final class Polisher implements Runnable, AutoCloseable {
    /// Reads after which a page is worth the work.
    static final int HOT = 20;

    private static final Logger log = LoggerFactory.getLogger(Polisher.class);
    private static final int MOST_WAITING = 64;

    private final BlockingQueue<Content> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.ofPlatform().name("polisher").daemon().unstarted(this);

    void start() {
        thread.start();
    }

    /// Counts a read. Never waits.
    void read(Content content) {
        if (content.hot(HOT)) waiting.offer(content);
    }

    @Override
    public void run() {
        try {
            Content.warm();
            while (true) {
                Content content = waiting.take();
                long began = System.nanoTime();
                polish(content);
                Thread.sleep(rest(Duration.ofNanos(System.nanoTime() - began)));
            }
        } catch (InterruptedException e) {
            // The server has stopped.
        } catch (RuntimeException | Error e) {
            log.error("Pages are no longer polished", e);
        }
    }

    /// How long it leaves the core to others after so much work.
    static Duration rest(Duration work) {
        return work.multipliedBy(9);
    }

    private static void polish(Content content) {
        try {
            content.polish();
        } catch (RuntimeException e) {
            log.warn("A page could not be polished", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
