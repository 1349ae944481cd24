package broadsheet.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server that can be told to behave badly. It answers each command as it was told to, by
/// its first word; `.` is the end of a letter, and the empty word the greeting.
public final class OddServer implements AutoCloseable {
    /// Says nothing any more, and leaves the line open.
    public static final String HANG = "hang";

    /// Hangs up.
    public static final String HANG_UP = "hang up";

    /// A byte at a time, for ever.
    public static final String DRIP = "drip";

    private static final Map<String, String> GOOD =
            Map.of(
                    "", "220 mail.example",
                    "EHLO", "250 mail.example",
                    "MAIL", "250 good",
                    "RCPT", "250 good",
                    "DATA", "354 go on",
                    ".", "250 taken",
                    "QUIT", "221 farewell");

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final @Nullable SSLContext tls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private OddServer(Map<String, String> answers, @Nullable SSLContext tls) throws IOException {
        this.answers = answers;
        this.tls = tls;
        socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::listen);
    }

    /// One that answers some commands in another way than a good one.
    public static OddServer answering(Map<String, String> answers) {
        return of(answers, null);
    }

    /// One that can be talked to secretly (STARTTLS).
    static OddServer encrypting(SSLContext tls) {
        return of(
                Map.of(
                        "EHLO",
                        "250-mail.example\r\n250-STARTTLS\r\n250 AUTH PLAIN",
                        "AUTH",
                        "235 in"),
                tls);
    }

    private static OddServer of(Map<String, String> answers, @Nullable SSLContext tls) {
        try {
            return new OddServer(answers, tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// Every line it was sent outside of letters.
    public List<String> commands() {
        return commands;
    }

    /// The letters that it has read to the end, whatever it answered.
    public List<String> letters() {
        return letters;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        Socket client = plain;
        try (plain) {
            BufferedReader in = reader(client);
            if (!answered(client.getOutputStream(), "")) return;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add((client instanceof SSLSocket ? "secretly " : "") + line);
                String verb = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                if (verb.equals("STARTTLS") && tls != null) {
                    client.getOutputStream()
                            .write("220 go on\r\n".getBytes(StandardCharsets.UTF_8));
                    SSLSocket secret =
                            (SSLSocket)
                                    tls.getSocketFactory()
                                            .createSocket(
                                                    plain, "localhost", plain.getPort(), true);
                    secret.setUseClientMode(false);
                    client = secret;
                    in = reader(client);
                    continue;
                }
                if (!answered(client.getOutputStream(), verb)) return;
                if (!verb.equals("DATA") || answers.containsKey("DATA")) continue;
                StringBuilder letter = new StringBuilder();
                for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
                    letter.append(line).append('\n');
                if (line == null) return;
                letters.add(letter.toString());
                if (!answered(client.getOutputStream(), ".")) return;
            }
        } catch (IOException | InterruptedException _) {
            // The other side is gone, or this one is.
        }
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /// False where it hangs up.
    private boolean answered(OutputStream out, String verb)
            throws IOException, InterruptedException {
        String answer = answers.getOrDefault(verb, GOOD.getOrDefault(verb, "502 what?"));
        switch (answer) {
            case HANG -> closed.await();
            case HANG_UP -> {
                return false;
            }
            case DRIP -> {
                for (byte each = '2'; closed.getCount() > 0; each = ' ') {
                    out.write(each);
                    out.flush();
                    Thread.sleep(50);
                }
            }
            default -> {
                out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
