package broadsheet.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on a port and answers HTTP/1.1. Several can run in one process, such as one for readers
/// and one for operations.
public final class Server implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final int BACKLOG = 1024;

    private final House house;
    private final ServerSocketChannel door;
    private final int port;
    private final List<Loop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private int turn;

    private Server(House house) throws IOException {
        this.house = house;
        door = ServerSocketChannel.open();
        try {
            door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            InetAddress address = InetAddress.getByName(house.settings.address());
            door.bind(new InetSocketAddress(address, house.settings.port()), BACKLOG);
            door.configureBlocking(false);
            port = ((InetSocketAddress) door.getLocalAddress()).getPort();
            int count = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 8);
            for (int i = 0; i < count; i++) loops.add(new Loop(house));
            Runnable acceptor = this::accept;
            door.register(loops.getFirst().selector(), SelectionKey.OP_ACCEPT, acceptor);
        } catch (IOException | RuntimeException e) {
            door.close();
            throw e;
        }
    }

    /// Starts to listen.
    ///
    /// @throws IOException where the address is not this machine's or the port is taken
    public static Server start(ServerSettings settings, Handler handler) throws IOException {
        return start(settings, handler, Ready.EMPTY, ErrorPages.PLAIN, RequestObserver.NONE);
    }

    /// Starts to listen.
    ///
    /// @param ready asked first, for what is ready in memory
    /// @throws IOException where the address is not this machine's or the port is taken
    public static Server start(
            ServerSettings settings,
            Handler handler,
            Ready ready,
            ErrorPages pages,
            RequestObserver observer)
            throws IOException {
        var server = new Server(new House(settings, handler, ready, pages, observer));
        for (Loop loop : server.loops)
            server.threads.add(Thread.ofPlatform().name("http-" + server.port()).start(loop));
        return server;
    }

    /// The port it listens on, also where the settings leave the choice open.
    public int port() {
        return port;
    }

    /// How many connections are open now.
    public int connections() {
        return house.connections.get();
    }

    private void accept() {
        try {
            for (SocketChannel channel = door.accept(); channel != null; channel = door.accept()) {
                boolean full =
                        house.connections.incrementAndGet() > house.settings.mostConnections();
                SocketChannel taken = channel;
                Loop loop = loops.get(turn++ % loops.size());
                loop.soon(() -> loop.take(taken, full));
            }
        } catch (IOException e) {
            log.warn("A connection could not be accepted", e);
        }
    }

    /// Stops: takes no more connections, lets running requests finish within this time, then ends
    /// all others. Returns when everything has ended.
    public void stop(Duration patience) {
        if (!stopping.compareAndSet(false, true)) return;
        house.drain();
        long until = System.nanoTime() + patience.toNanos();
        try {
            door.close();
            while (answering() && System.nanoTime() < until) Thread.sleep(5);
        } catch (IOException e) {
            log.warn("The port did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loops.forEach(Loop::end);
        try {
            for (Thread thread : threads) thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asked on the loops' own threads, after they have closed what is idle.
    private boolean answering() throws InterruptedException {
        var asked = new CountDownLatch(loops.size());
        var found = new AtomicBoolean();
        for (Loop loop : loops)
            loop.soon(() -> {
                loop.drain();
                if (loop.answering()) found.set(true);
                asked.countDown();
            });
        return !asked.await(1, TimeUnit.SECONDS) || found.get();
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(10));
    }
}
