package broadsheet.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A reader's socket. Either its loop has it, and nothing waits; or one virtual thread has it,
/// which parks where it must wait and is woken by the loop.
final class Link implements Wire {
    private static final int LEAST_BYTES_A_SECOND = 500;
    private static final int PIECE = 64 << 10;
    private static final int LINGER_MILLIS = 1_000;
    private static final int MOST_TO_LINGER_FOR = 1 << 20;

    static final Refusal TOO_SLOW =
            Refusal.of(408, "The request took too long to arrive. Please try again.");

    private final House house;
    private final Loop loop;
    final SocketChannel channel;
    final Connection connection;
    private @Nullable SelectionKey key;

    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile boolean held;
    private volatile boolean lingering;
    private volatile boolean ready;
    private volatile boolean expired;
    private volatile @Nullable Thread worker;

    /// When it is to be closed, by the clock; 0 for never.
    private volatile long deadline;

    /// Bytes read and written, and milliseconds waited for them, since a thread has it.
    private long moved;

    private long waited;

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
        moved = 0;
        waited = 0;
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

    /// Tells the virtual thread that it has waited too long.
    void expire() {
        expired = true;
        wake();
    }

    /// Closes it, and stops the thread that has it.
    void abandon() {
        close();
        Thread thread = worker;
        if (thread != null) thread.interrupt();
    }

    void close() {
        if (!open.compareAndSet(true, false)) return;
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
        wake();
        house.left();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var buffer = ByteBuffer.wrap(into, offset, length);
        int count;
        while ((count = channel.read(buffer)) == 0 && held) await(SelectionKey.OP_READ);
        moved += Math.max(count, 0);
        return count;
    }

    /// Writes in pieces, so that a slow reader of a large answer takes no more memory than one.
    @Override
    public void write(byte[]... parts) throws IOException {
        int total = 0;
        for (byte[] part : parts) total += part.length;
        var piece = ByteBuffer.allocate(Math.min(total, PIECE));
        for (byte[] part : parts) {
            for (int at = 0; at < part.length; ) {
                int count = Math.min(part.length - at, piece.remaining());
                piece.put(part, at, count);
                at += count;
                if (piece.hasRemaining()) continue;
                write(piece.flip());
                piece.clear();
            }
        }
        write(piece.flip());
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int count = channel.write(bytes);
            if (count == 0) await(SelectionKey.OP_WRITE);
            moved += count;
        }
    }

    /// Waits for the socket: neither longer than a reader may stall, nor longer in all than one
    /// with the least speed would take.
    private void await(int operation) throws IOException {
        long now = house.clock.millis();
        long stall = house.settings.stallTimeout().toMillis();
        expired = false;
        ready = false;
        worker = Thread.currentThread();
        if (!lingering)
            deadline = now + Math.min(stall, stall + moved * 1000 / LEAST_BYTES_A_SECOND - waited);
        try {
            interest(operation);
        } catch (CancelledKeyException e) {
            throw new IOException("the connection was closed", e);
        }
        loop.wakeup();
        while (!ready) {
            LockSupport.park(this);
            if (Thread.interrupted()) throw new InterruptedIOException("the server is stopping");
        }
        if (expired) throw new SocketTimeoutException("the reader is too slow");
        if (!lingering) deadline = 0;
        waited += house.clock.millis() - now;
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
