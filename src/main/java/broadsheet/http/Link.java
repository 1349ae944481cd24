package broadsheet.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A reader's socket. Either its loop has it, and nothing waits; or one virtual thread has it,
/// which parks where it must wait and is woken by the loop.
final class Link implements Wire {
    private static final int LEAST_BYTES_A_SECOND = 500;
    private static final int LINGER_MILLIS = 1_000;
    private static final int MOST_TO_LINGER_FOR = 1 << 20;

    private final House house;
    private final Loop loop;
    final SocketChannel channel;
    final Connection connection;
    private @Nullable SelectionKey key;

    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile boolean held;
    private volatile boolean lingering;
    private volatile boolean ready;
    private volatile @Nullable Thread worker;

    /// When it is to be closed, by the clock; 0 for never.
    private volatile long deadline;

    private long tookOver;
    private long received;

    Link(House house, Loop loop, SocketChannel channel) throws IOException {
        this.house = house;
        this.loop = loop;
        this.channel = channel;
        var remote = (InetSocketAddress) channel.getRemoteAddress();
        connection = new Connection(house, this, remote.getAddress().getHostAddress());
        deadline = house.clock.millis() + house.settings.headTimeout().toMillis();
    }

    void key(SelectionKey key) {
        this.key = key;
    }

    void interest(int operations) {
        SelectionKey current = key;
        if (current != null) current.interestOps(operations);
    }

    /// True while a virtual thread has it.
    boolean held() {
        return held;
    }

    /// True where a request is being answered, so that a stopping server waits for it.
    boolean answering() {
        return held && !lingering;
    }

    void deadline(long millis) {
        deadline = millis;
    }

    boolean late(long now) {
        long at = deadline;
        return at != 0 && now > at;
    }

    /// Gives it to a virtual thread. Called by the loop.
    void hold() {
        held = true;
        deadline = 0;
        tookOver = house.clock.millis();
        received = 0;
    }

    void worker(@Nullable Thread thread) {
        worker = thread;
    }

    /// Gives it back to the loop. Called by the loop.
    void release() {
        worker = null;
        held = false;
    }

    /// Tells the virtual thread that its socket is ready, or closed.
    void wake() {
        ready = true;
        LockSupport.unpark(worker);
    }

    /// Closes it, and stops the thread that has it.
    void abandon() {
        close();
        Thread thread = worker;
        if (thread != null) thread.interrupt();
    }

    void close() {
        if (!open.compareAndSet(true, false)) return;
        house.connections.decrementAndGet();
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
        wake();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var buffer = ByteBuffer.wrap(into, offset, length);
        int count;
        while ((count = channel.read(buffer)) == 0 && held) {
            long now = house.clock.millis();
            long stall = house.settings.stallTimeout().toMillis();
            await(
                    SelectionKey.OP_READ,
                    Math.min(now, tookOver + received * 1000 / LEAST_BYTES_A_SECOND) + stall);
        }
        received += Math.max(count, 0);
        return count;
    }

    @Override
    public void write(byte[]... parts) throws IOException {
        int total = 0;
        for (byte[] part : parts) total += part.length;
        var all = ByteBuffer.allocate(total);
        for (byte[] part : parts) all.put(part);
        write(all.flip());
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining())
            if (channel.write(bytes) == 0)
                await(
                        SelectionKey.OP_WRITE,
                        house.clock.millis() + house.settings.stallTimeout().toMillis());
    }

    private void await(int operation, long until) throws IOException {
        deadline = lingering ? Math.min(until, deadline) : until;
        ready = false;
        worker = Thread.currentThread();
        try {
            interest(operation);
        } catch (java.nio.channels.CancelledKeyException e) {
            throw new IOException("the connection was closed", e);
        }
        loop.wakeup();
        while (!ready) {
            LockSupport.park(this);
            if (Thread.interrupted()) throw new InterruptedIOException("the server is stopping");
        }
        if (!lingering) deadline = 0;
    }

    /// Ends the connection so that the last answer still arrives: closing with bytes unread would
    /// destroy it.
    void linger() {
        lingering = true;
        deadline = house.clock.millis() + LINGER_MILLIS;
        try {
            channel.shutdownOutput();
            byte[] scrap = new byte[8192];
            int skipped = 0;
            for (int count = 0; count >= 0 && skipped < MOST_TO_LINGER_FOR; skipped += count)
                count = read(scrap, 0, scrap.length);
        } catch (IOException e) {
            // The reader is gone already.
        }
        close();
    }
}
