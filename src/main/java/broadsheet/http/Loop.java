package broadsheet.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that watches many connections, and answers at once what the [Ready] has. All else
/// goes to a virtual thread of its own, so that the handler may block.
final class Loop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final int TICK_MILLIS = 250;
    private static final int MOST_AT_ONCE = 64 << 10;
    private static final int MOST_IN_A_ROW = 32;

    private final House house;
    private final Selector selector;
    private final ConcurrentLinkedQueue<Runnable> errands = new ConcurrentLinkedQueue<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(MOST_AT_ONCE);
    private volatile boolean ended;
    private long ticked;
    private @Nullable Runnable atTick;

    Loop(House house) throws IOException {
        this.house = house;
        selector = Selector.open();
    }

    @Override
    public void run() {
        while (!ended) {
            try {
                selector.select(this::selected, TICK_MILLIS);
                errands();
                long now = System.nanoTime() / 1_000_000;
                if (now - ticked >= TICK_MILLIS) tick(now);
            } catch (Throwable e) {
                log.error("A connection loop stumbled", e);
            }
        }
        errands();
        links(Link::abandon);
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("A connection loop did not close", e);
        }
    }

    private void errands() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll())
            errand.run();
    }

    /// Runs this on the loop's thread, soon.
    void soon(Runnable errand) {
        errands.add(errand);
        wakeup();
    }

    void wakeup() {
        selector.wakeup();
    }

    /// Closes the connections on which nothing is being answered.
    void drain() {
        links(link -> {
            if (!link.held()) link.close();
        });
    }

    void end() {
        ended = true;
        wakeup();
    }

    Selector selector() {
        return selector;
    }

    /// All connections of this loop. For the loop's thread.
    void links(Consumer<Link> each) {
        for (SelectionKey key : selector.keys())
            if (key.attachment() instanceof Link link) each.accept(link);
    }

    /// Takes a new connection; where the house is full, only to say so.
    void take(SocketChannel channel, boolean full) {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var link = new Link(house, this, channel);
            guarded(
                    link,
                    () -> {
                        link.key(channel.register(selector, full ? 0 : SelectionKey.OP_READ, link));
                        if (house.draining()) link.close();
                        else if (full) hand(link, null, House.busy());
                    });
        } catch (IOException | RuntimeException e) {
            house.left();
            try {
                channel.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            log.debug("A connection was gone before it was taken", e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /// Does something for one connection; what fails ends that connection and nothing else.
    private static void guarded(Link link, Step step) {
        try {
            step.run();
        } catch (IOException | CancelledKeyException e) {
            link.close();
        } catch (Throwable e) {
            log.error("A connection failed", e);
            link.close();
        }
    }

    private void selected(SelectionKey key) {
        if (key.attachment() instanceof Link link)
            guarded(
                    link,
                    () -> {
                        if (!link.held()) arrived(link);
                        else {
                            key.interestOps(0);
                            link.wake();
                        }
                    });
        else if (key.attachment() instanceof Runnable acceptor) acceptor.run();
    }

    private void arrived(Link link) throws IOException {
        Inlet inlet = link.connection.inlet();
        boolean fresh = inlet.isEmpty();
        if (!inlet.fill()) {
            link.close();
            return;
        }
        if (fresh) expectHead(link);
        serve(link);
    }

    private void expectHead(Link link) {
        link.deadline(house.clock.millis() + house.settings.headTimeout().toMillis());
    }

    /// Answers what has arrived; leaves the link watched, held or closed.
    private void serve(Link link) throws IOException {
        Inlet inlet = link.connection.inlet();
        for (int i = 0; i < MOST_IN_A_ROW; i++) {
            Request request;
            try {
                request = link.connection.next();
            } catch (RefusedException e) {
                hand(link, null, e.refusal());
                return;
            }
            if (request == null) {
                if (inlet.isEmpty())
                    link.deadline(house.clock.millis() + house.settings.idleTimeout().toMillis());
                else if (i > 0) expectHead(link);
                return;
            }
            if (!atOnce(link, request)) {
                hand(link, request, null);
                return;
            }
            if (link.held()) return;
        }
        link.hold();
        link.interest(0);
        soon(() -> resume(link));
    }

    /// Answers from what is ready; false where it cannot.
    private boolean atOnce(Link link, Request request) throws IOException {
        if (!request.plain() || house.draining()) return false;
        Content content = ready(request);
        if (content == null) return false;
        Coding coding = request.coding();
        if (!content.ready(coding)) return false;
        house.polisher.read(content);
        Variant variant = content.variant(coding);
        byte[] unchanged = Answer.unchanged(content, variant, request);
        boolean bare = unchanged != null || request.method() == Method.HEAD;
        if (variant.head.length + 2048 + variant.body.length > MOST_AT_ONCE) return false;
        long began = house.observed ? System.nanoTime() : 0;
        out.clear().put(unchanged == null ? variant.head : unchanged);
        out.put(house.everywhere).put(house.clock.dateLine()).put((byte) '\r').put((byte) '\n');
        if (!bare) out.put(variant.body);
        link.channel.write(out.flip());
        if (out.hasRemaining()) finish(link);
        if (house.observed)
            house.observer.answered(
                    request.method(),
                    unchanged == null ? content.status() : 304,
                    System.nanoTime() - began);
        return true;
    }

    private @Nullable Content ready(Request request) {
        try {
            return house.ready.at(request);
        } catch (RuntimeException | Error e) {
            log.error("The handler is asked, since looking for a ready page failed", e);
            return null;
        }
    }

    /// Leaves the rest of an answer to a virtual thread, for a reader who takes it slowly.
    private void finish(Link link) {
        ByteBuffer rest = ByteBuffer.allocate(out.remaining()).put(out).flip();
        start(
                link,
                () -> {
                    link.write(rest);
                    return true;
                });
    }

    private void hand(Link link, @Nullable Request request, @Nullable Refusal refusal) {
        start(
                link,
                () -> {
                    if (refusal != null) link.connection.refuse(refusal);
                    return request != null && link.connection.answer(request);
                });
    }

    @FunctionalInterface
    private interface Work {
        boolean keeps() throws IOException;
    }

    private void start(Link link, Work work) {
        link.hold();
        link.interest(0);
        Thread thread = Thread.ofVirtual().name("http").unstarted(() -> work(link, work));
        link.worker(thread);
        thread.start();
    }

    private void work(Link link, Work work) {
        try {
            if (work.keeps()) soon(() -> resume(link));
            else link.linger();
        } catch (IOException | UncheckedIOException e) {
            link.close();
        } catch (RuntimeException | Error e) {
            log.error("An answer could not be written", e);
            link.close();
        }
    }

    private void resume(Link link) {
        link.release();
        if (!link.channel.isOpen()) return;
        guarded(
                link,
                () -> {
                    expectHead(link);
                    serve(link);
                    if (link.held()) return;
                    if (house.draining()) link.close();
                    else link.interest(SelectionKey.OP_READ);
                });
    }

    private void tick(long now) {
        ticked = now;
        house.clock.tick();
        Runnable waiting = atTick;
        atTick = null;
        if (waiting != null) waiting.run();
        links(link -> {
            if (!link.late(now)) return;
            if (link.held()) link.expire();
            else if (link.connection.inlet().isEmpty()) link.close();
            else guarded(link, () -> hand(link, null, Link.TOO_SLOW));
        });
    }

    /// Runs this on the loop's thread after a while. For the loop's thread, one at a time.
    void atTick(Runnable errand) {
        atTick = errand;
    }
}
