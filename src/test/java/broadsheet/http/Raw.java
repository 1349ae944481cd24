package broadsheet.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A client that sends exactly the bytes it is told to, as an attacker would.
final class Raw implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    Raw(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = socket.getInputStream();
    }

    Raw send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// The next answer, to a request that was not HEAD.
    Reply reply() throws IOException {
        return reply(true);
    }

    Reply reply(boolean withBody) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) throw new IOException("closed after: " + head);
            head.append((char) c);
        }
        var reply = new Reply(head.toString(), new byte[0]);
        int length = Integer.parseInt(reply.header("Content-Length").orElse("0"));
        boolean none = !withBody || reply.status() == 304 || reply.status() == 204;
        return none ? reply : new Reply(head.toString(), in.readNBytes(length));
    }

    /// Waits until the answer's first byte is there.
    void awaitBytes() throws IOException {
        if (in.read() < 0) throw new IOException("closed");
    }

    /// True where the server ends the connection without a word.
    boolean silent() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /// True where the server has ended the connection and sent nothing more.
    boolean ended() throws IOException {
        return in.read() < 0;
    }

    static Reply once(int port, String request) throws IOException {
        try (var raw = new Raw(port)) {
            return raw.send(request).reply(!request.startsWith("HEAD"));
        }
    }

    static Reply get(int port, String path, String... headers) throws IOException {
        return once(port, request("GET", path, headers));
    }

    static String request(String method, String path, String... headers) {
        var lines = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) lines.append(header).append("\r\n");
        return lines.append("\r\n").toString();
    }

    String rest() throws IOException {
        var all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Reply(String head, byte[] body) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        Optional<String> header(String name) {
            return head.lines()
                    .skip(1)
                    .filter(line ->
                            line.toLowerCase(Locale.ROOT)
                                    .startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
