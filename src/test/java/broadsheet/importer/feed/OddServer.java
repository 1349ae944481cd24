package broadsheet.importer.feed;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/// A server that does what no server should, one answer for each path, written by hand so that
/// nothing mends it.
final class OddServer implements AutoCloseable {
    /// Writes an answer, from its first to its last byte.
    interface Script {
        void answer(OutputStream out, List<String> request)
                throws IOException, InterruptedException;
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    OddServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    OddServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    /// An honest answer, with more header lines.
    OddServer gives(String path, String body, String... headers) {
        return on(path, (out, _) -> write(out, body.getBytes(StandardCharsets.UTF_8), headers));
    }

    static void write(OutputStream out, byte[] body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        for (String header : headers) head.append(header).append("\r\n");
        if (!head.toString().contains("Content-Length"))
            head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
    }

    static byte[] gzip(byte[] bytes, int times) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < times; i++) gzip.write(bytes);
        }
        return out.toByteArray();
    }

    String at(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> serve(one));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket one) {
        try (one;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        one.getInputStream(), StandardCharsets.ISO_8859_1))) {
            List<String> request = new CopyOnWriteArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine())
                request.add(line);
            if (request.isEmpty()) return;
            String path = request.getFirst().split(" ")[1];
            asked.add(path);
            Script script = scripts.get(path);
            OutputStream out = one.getOutputStream();
            if (script == null)
                out.write(
                        "HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
            else script.answer(out, request);
            out.flush();
        } catch (IOException | InterruptedException _) {
            // the client has had enough, as it should
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
