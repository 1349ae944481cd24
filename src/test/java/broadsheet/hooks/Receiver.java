package broadsheet.hooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody outside who is told of things, on a real port, and behaves as he is bidden.
final class Receiver implements AutoCloseable {
    /// Reads the request and answers it, somehow.
    interface Manner {
        void answer(OutputStream out) throws IOException;
    }

    record Got(String line, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static final Manner OK = says("200 OK");

    final List<Got> got = new CopyOnWriteArrayList<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final Queue<Manner> next = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ServerSocket socket;
    private volatile Manner manner = OK;

    Receiver() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    URI url() {
        return URI.create("http://localhost:" + socket.getLocalPort() + "/hook");
    }

    /// How it behaves at the next requests, one after the other, and then as always.
    Receiver then(Manner... manners) {
        next.addAll(List.of(manners));
        return this;
    }

    Receiver always(Manner as) {
        manner = as;
        return this;
    }

    static Manner says(String status, String... headers) {
        return out -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
            for (String header : headers) head.append(header).append("\r\n");
            head.append("Content-Length: 0\r\nConnection: close\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        };
    }

    /// Sends bytes as they are.
    static Manner raw(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Says nothing until the test is over.
    Manner silent() {
        return _ -> await();
    }

    /// Begins a good answer and never ends it, byte after byte.
    Manner endless() {
        return out -> {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n").answer(out);
            while (end.getCount() > 0) out.write(new byte[1_000]);
        };
    }

    /// One byte of the head every now and then, so that no single read takes long.
    Manner dripping() {
        return out -> {
            raw("HTTP/1.1 200 OK\r\nX-Slow: ").answer(out);
            while (end.getCount() > 0) {
                out.write('a');
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        };
    }

    /// Answers once `latch` is open.
    static Manner when(CountDownLatch latch, Manner then) {
        return out -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            then.answer(out);
        };
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Got request = read(connection.getInputStream());
            if (request == null) return;
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                Manner now = next.poll();
                got.add(request);
                (now == null ? manner : now).answer(connection.getOutputStream());
            } finally {
                atOnce.decrementAndGet();
            }
        } catch (IOException _) {
            // The other side left, as some tests want.
        }
    }

    private static Got read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) return null;
            head.write(next);
        }
        String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Got(lines[0], headers, in.readNBytes(length));
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        socket.close();
    }
}
