package broadsheet.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes responses to a connection.
final class Answer {
    private static final byte[] NOTHING = {};
    private static final byte[] END = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CLOSE =
            "Connection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int PIECE = 64 << 10;

    /// How long a stream may keep its thread from seeing that the server stops.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// A proxy must pass on what it gets (nginx asks for the last line).
    private static final byte[] EVENTS =
            bytes(
                    Status.line(200)
                            + "Content-Type: text/event-stream; charset=utf-8\r\n"
                            + "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\n");

    private static final byte[] BEGINNING = bytes(": \n\n");

    private final House house;
    private final Wire wire;
    private final @Nullable Request request;
    private final boolean keep;

    Answer(House house, Wire wire, @Nullable Request request, boolean keep) {
        this.house = house;
        this.wire = wire;
        this.request = request;
        this.keep = keep;
    }

    /// Writes a response; returns its status.
    int write(Response response) throws IOException {
        return write(response, "");
    }

    private int write(Response response, String more) throws IOException {
        return switch (response) {
            case Content content -> content(content, bytes(more));
            case Refusal refusal -> {
                var all = new StringBuilder(more);
                for (Header header : refusal.headers()) all.append(header.line());
                yield content(house.page(refusal, request), bytes(all.toString()));
            }
            case Redirect redirect -> redirect(redirect, more);
            case FileContent file -> file(file, more);
            case EventStream stream -> stream(stream, more);
            case Response.WithHeaders(var inner, var headers) -> {
                var all = new StringBuilder(more);
                for (Header header : headers) all.append(header.line());
                yield write(inner, all.toString());
            }
        };
    }

    private int content(Content content, byte[] more) throws IOException {
        Request asked = request;
        Variant variant = content.variant(asked == null ? Coding.IDENTITY : asked.coding());
        byte[] unchanged = asked == null ? null : unchanged(content, variant, asked);
        if (unchanged != null) {
            send(unchanged, more, NOTHING);
            return 304;
        }
        send(
                variant.head,
                more,
                asked != null && asked.method() == Method.HEAD ? NOTHING : variant.body);
        return content.status();
    }

    /// The head of a 304, where the reader's copy is still good.
    static byte @Nullable [] unchanged(Content content, Variant variant, Request request) {
        if (!request.asksConditionally() || !content.conditional() || !request.method().safe())
            return null;
        if (Conditions.unchanged(request, variant.tag, content.lastModified()))
            return variant.unchanged;
        Variant rough = variant.rough;
        return rough != null && Conditions.unchanged(request, rough.tag, null)
                ? rough.unchanged
                : null;
    }

    private int redirect(Redirect redirect, String more) throws IOException {
        String head =
                Status.line(redirect.status())
                        + "Location: "
                        + redirect.location()
                        + "\r\nContent-Length: 0\r\nCache-Control: "
                        + redirect.cacheControl()
                        + "\r\n";
        send(bytes(head), bytes(more), NOTHING);
        return redirect.status();
    }

    private int file(FileContent file, String more) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(file.file(), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return write(Response.notFound());
        } catch (IOException e) {
            if (request == null) throw e;
            return write(House.failed(request, e));
        }
        try (opened) {
            return file(file, opened, more);
        }
    }

    private int file(FileContent file, FileChannel channel, String more) throws IOException {
        String tag = "\"" + file.etag() + "\"";
        long size = channel.size();
        Request asked = request;
        if (asked != null && Conditions.unchanged(asked, tag, null)) {
            send(bytes(Status.line(304) + shared(file, tag)), bytes(more), NOTHING);
            return 304;
        }
        var wanted = asked == null ? new ByteRange.Whole() : range(asked, tag, size);
        return switch (wanted) {
            case ByteRange.Whole() -> part(file, channel, tag, 200, 0, size, more);
            case ByteRange.Part(long first, long length) -> {
                String which =
                        "Content-Range: bytes "
                                + first
                                + "-"
                                + (first + length - 1)
                                + "/"
                                + size
                                + "\r\n";
                yield part(file, channel, tag, 206, first, length, more + which);
            }
            case ByteRange.Beyond() ->
                    write(
                            Refusal.of(416, "The file ends before the part asked for.")
                                    .with("Content-Range", "bytes */" + size));
        };
    }

    private static ByteRange range(Request request, String tag, long size) {
        String range = request.headerOrNull("Range");
        String only = request.headerOrNull("If-Range");
        boolean applies = request.method() == Method.GET && (only == null || only.equals(tag));
        return range != null && applies ? ByteRange.of(range, size) : new ByteRange.Whole();
    }

    private int part(
            FileContent file,
            FileChannel channel,
            String tag,
            int status,
            long first,
            long length,
            String more)
            throws IOException {
        String head =
                Status.line(status)
                        + "Content-Type: "
                        + file.mediaType()
                        + "\r\nContent-Length: "
                        + length
                        + "\r\nContent-Security-Policy: "
                        + Csp.NOTHING.header()
                        + "\r\n"
                        + shared(file, tag);
        if (request != null && request.method() == Method.HEAD) {
            send(bytes(head), bytes(more), NOTHING);
            return status;
        }
        byte[] buffer = new byte[(int) Math.min(PIECE, length)];
        long end = first + length;
        send(bytes(head), bytes(more), piece(channel, buffer, first, end));
        for (long at = first + buffer.length; at < end; at += buffer.length)
            wire.write(piece(channel, buffer, at, end));
        return status;
    }

    private static byte[] piece(FileChannel channel, byte[] whole, long at, long end)
            throws IOException {
        byte[] bytes = end - at < whole.length ? new byte[(int) (end - at)] : whole;
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining())
            if (channel.read(buffer, at + buffer.position()) < 0)
                throw new IOException("a file became shorter");
        return bytes;
    }

    /// Events as they come, until there are no more, the reader has gone or the server stops. One
    /// that is not written yet is not held either: the next is asked for when the last has left.
    private int stream(EventStream stream, String more) throws IOException {
        try (EventStream.Source source = stream.source()) {
            wire.write(
                    EVENTS,
                    bytes(more),
                    house.everywhere,
                    house.clock.dateLine(),
                    CLOSE,
                    BEGINNING);
            while (!house.draining()) {
                String events = source.next(PATIENCE);
                if (events == null) break;
                wire.write(events.getBytes(StandardCharsets.UTF_8));
            }
            return 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", e);
        }
    }

    private static String shared(FileContent file, String tag) {
        return "ETag: "
                + tag
                + "\r\nAccept-Ranges: bytes\r\nCache-Control: "
                + file.cacheControl()
                + "\r\n";
    }

    private void send(byte[] head, byte[] more, byte[] body) throws IOException {
        wire.write(head, more, house.everywhere, house.clock.dateLine(), keep ? END : CLOSE, body);
    }

    private static byte[] bytes(String text) {
        return text.isEmpty() ? NOTHING : text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
