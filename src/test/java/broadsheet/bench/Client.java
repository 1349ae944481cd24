package broadsheet.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.zip.GZIPInputStream;

/// Asks one server over HTTP/1.1, on as many connections as are needed at a time. Small on purpose:
/// it shares the machine with what it measures. An answer that breaks off is an exception.
final class Client {
    private static final int PATIENCE = 30_000;

    private final InetSocketAddress server;
    private final String host;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    Client(String site) {
        URI address = URI.create(site);
        this.host = address.getHost() + ":" + address.getPort();
        this.server = new InetSocketAddress(address.getHost(), address.getPort());
    }

    private record Connection(Socket socket, InputStream in) {}

    Answer get(String target, String... headers) throws IOException {
        return ask("GET", target, "", headers);
    }

    /// Whether there is such a page; waits as long as the server says that it is still being made.
    boolean has(String target) throws IOException, InterruptedException {
        int status = get(target).status();
        for (int waited = 0; status == 503 && waited < 3_600; waited++) {
            Thread.sleep(1_000);
            status = get(target).status();
        }
        return status != 404;
    }

    /// @param headers name, value, name, value
    Answer ask(String method, String target, String body, String... headers) throws IOException {
        StringBuilder request =
                new StringBuilder(256)
                        .append(method)
                        .append(' ')
                        .append(target)
                        .append(" HTTP/1.1\r\nHost: ")
                        .append(host)
                        .append("\r\nAccept-Encoding: gzip\r\n");
        for (int i = 0; i < headers.length; i += 2)
            request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (!method.equals("GET"))
            request.append("Content-Length: ").append(content.length).append("\r\n");
        byte[] head = request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        Connection kept = idle.pollFirst();
        if (kept != null) {
            try {
                return exchange(kept, head, content);
            } catch (IOException e) {
                // The server may close what was idle; only a fresh connection tells.
                kept.socket().close();
            }
        }
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        socket.connect(server, PATIENCE);
        return exchange(
                new Connection(socket, new BufferedInputStream(socket.getInputStream(), 16_384)),
                head,
                content);
    }

    private Answer exchange(Connection connection, byte[] head, byte[] content) throws IOException {
        connection.socket().getOutputStream().write(head);
        if (content.length > 0) connection.socket().getOutputStream().write(content);
        InputStream in = connection.in();
        String line = line(in);
        if (!line.startsWith("HTTP/1.1 ")) throw new IOException("not an answer: " + line);
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        for (line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + "\n" + other);
        }
        byte[] sent = body(in, status, headers);
        byte[] body =
                headers.getOrDefault("content-encoding", "").equals("gzip") ? unzip(sent) : sent;
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close"))
            connection.socket().close();
        else idle.addFirst(connection);
        return new Answer(status, headers, body, sent.length);
    }

    private static byte[] body(InputStream in, int status, Map<String, String> headers)
            throws IOException {
        if (status == 204 || status == 304) return new byte[0];
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunk(in); ; size = chunk(in)) {
                all.write(exactly(in, size));
                line(in);
                if (size == 0) return all.toByteArray();
            }
        }
        String length = headers.get("content-length");
        if (length == null) throw new IOException("an answer without a length");
        return exactly(in, Integer.parseInt(length));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size)
            throw new IOException("broken off after " + bytes.length + " of " + size + " bytes");
        return bytes;
    }

    private static byte[] unzip(byte[] sent) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent), 8_192)) {
            return in.readAllBytes();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("broken off in the head");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }
}
