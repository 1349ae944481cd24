package broadsheet.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A way to PostgreSQL that can lose the answer to a commit: the server has done it, the asker
/// finds the connection cut.
public final class LostAnswer implements AutoCloseable {
    private final ServerSocket door;
    private volatile boolean loseNext;
    private volatile int server;
    private final Set<Socket> losing = ConcurrentHashMap.newKeySet();

    public LostAnswer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leads to the server at this port of the machine; the port to take instead.
    public int to(int port) {
        server = port;
        Thread.ofVirtual().start(this::welcome);
        return door.getLocalPort();
    }

    /// The next commit's answer is lost, and its connection with it.
    public void loseNext() {
        loseNext = true;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket asker = door.accept();
                Socket answerer = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.ofVirtual().start(() -> ask(asker, answerer));
                Thread.ofVirtual().start(() -> answer(asker, answerer));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void ask(Socket asker, Socket answerer) {
        byte[] bytes = new byte[64 << 10];
        try (asker;
                answerer) {
            InputStream in = asker.getInputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                String said = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                if (loseNext && said.contains("COMMIT")) {
                    loseNext = false;
                    losing.add(answerer);
                }
                answerer.getOutputStream().write(bytes, 0, n);
            }
        } catch (IOException e) {
            // the other side has ended it
        }
    }

    private void answer(Socket asker, Socket answerer) {
        byte[] bytes = new byte[64 << 10];
        try (asker;
                answerer) {
            InputStream in = answerer.getInputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (losing.contains(answerer)) return;
                asker.getOutputStream().write(bytes, 0, n);
            }
        } catch (IOException e) {
            // the other side has ended it
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
