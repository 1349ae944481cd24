package broadsheet.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on a port and answers HTTP/1.1. Several can run in one process, such as one for readers
/// and one for operations.
public final class Server implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final int BACKLOG = 1024;
    private static final int MOST_AT_ONCE = 64;

    /// Connections beyond the most that are told so; those beyond these are closed.
    private static final int MOST_TURNED_AWAY = 256;

    private final House house;
    private final ServerSocketChannel door;
    private final int port;
    private final List<Loop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final SelectionKey doorKey;
    private boolean shut;
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
            doorKey = door.register(loops.getFirst().selector(), SelectionKey.OP_ACCEPT, acceptor);
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
        server.house.polisher.start();
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
        return house.connections();
    }

    /// Lets in who waits, a few at a time. Where no file can be opened it waits in turn, since
    /// those outside would wake the loop again and again.
    private void accept() {
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                SocketChannel channel = door.accept();
                if (channel == null) return;
                shut = false;
                int now = house.joined();
                int most = house.settings.mostConnections();
                if (now > most + MOST_TURNED_AWAY) {
                    house.left();
                    channel.close();
                    continue;
                }
                turn = (turn + 1) % loops.size();
                Loop loop = loops.get(turn);
                loop.soon(() -> loop.take(channel, now > most));
            }
        } catch (ClosedChannelException e) {
            log.debug("The port is closed", e);
        } catch (IOException e) {
            if (!shut) log.warn("Connections cannot be accepted now", e);
            shut = true;
            doorKey.interestOps(0);
            loops.getFirst()
                    .atTick(() -> {
                        if (doorKey.isValid()) doorKey.interestOps(SelectionKey.OP_ACCEPT);
                    });
        }
    }

    /// Waits until nobody is connected; false where that takes longer.
    boolean awaitEmpty(Duration patience) throws InterruptedException {
        return house.awaitEmpty(patience);
    }

    /// Stops: takes no more connections, lets running requests finish within this time, then ends
    /// all others. Returns when every connection has ended.
    public void stop(Duration patience) {
        if (!stopping.compareAndSet(false, true)) return;
        house.drain();
        house.polisher.close();
        try {
            door.close();
        } catch (IOException e) {
            log.warn("The port did not close", e);
        }
        // Not at once: a closed port is let go by the loop's next look at its sockets.
        for (Loop loop : loops) loop.soon(() -> loop.atTick(loop::drain));
        try {
            house.awaitEmpty(patience);
            loops.forEach(Loop::end);
            for (Thread thread : threads) thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            loops.forEach(Loop::end);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(10));
    }
}
