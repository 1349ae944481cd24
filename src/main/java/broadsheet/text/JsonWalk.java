package broadsheet.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Walks through JSON of any length in constant memory: a guide says which parts are entered, taken
/// whole, or passed over. Reads what others wrote, so a repeated name is no error: the last counts.
public final class JsonWalk {
    /// An item of a list in a path.
    public static final String ITEM = "*";

    private static final int LONGEST = 64 << 20;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(200)
                                    .maxStringLength(LONGEST)
                                    .maxDocumentLength(-1)
                                    .build())
                    .build();

    private final JsonParser parser;
    private final Guide guide;
    private final List<String> path = new ArrayList<>();

    private JsonWalk(JsonParser parser, Guide guide) {
        this.parser = parser;
        this.guide = guide;
    }

    /// What to do with a part.
    public enum Step {
        ENTER,
        TAKE,
        PASS
    }

    /// Says where to go. A path holds the names on the way from the top, [#ITEM] for each list.
    public interface Guide {
        Step step(List<String> path);

        /// A part that was to be taken.
        ///
        /// @param offset of its first byte, for [JsonWalk#at]
        void take(List<String> path, Json value, long offset);
    }

    /// Walks through all of `in`.
    ///
    /// @throws IOException where it cannot be read, or is not JSON from there on; what was taken by
    ///   then was sound
    public static void walk(InputStream in, Guide guide) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            walk(parser, guide);
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    private static void walk(JsonParser parser, Guide guide) throws IOException {
        try {
            if (parser.nextToken() == null) throw new IOException("it is empty");
            new JsonWalk(parser, guide).part();
        } catch (JacksonIOException e) {
            throw new IOException(e.getOriginalMessage(), e);
        } catch (JacksonException e) {
            TokenStreamLocation at = parser.currentLocation();
            throw new BrokenJson(
                    "not JSON: %s (line %d, byte %d)"
                            .formatted(e.getOriginalMessage(), at.getLineNr(), at.getByteOffset()),
                    at.getByteOffset(),
                    e);
        }
    }

    /// An object or list, and the first byte after it.
    public record Part(Json value, long end) {}

    /// The object or list that begins at a byte of a file.
    public static Json at(Path file, long offset) throws IOException {
        return part(file, offset).value();
    }

    /// The same, with its end.
    ///
    /// @throws BrokenJson where it is none
    public static Part part(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file);
                JsonParser parser =
                        FACTORY.createParser(
                                ObjectReadContext.empty(),
                                Channels.newInputStream(channel.position(offset)))) {
            return part(parser, offset);
        }
    }

    private static Part part(JsonParser parser, long offset) throws BrokenJson {
        try {
            parser.nextToken();
            Json value = JsonIo.value(parser);
            return new Part(value, offset + parser.currentLocation().getByteOffset());
        } catch (JacksonException | IllegalArgumentException e) {
            String reason =
                    e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
            throw new BrokenJson(
                    "no JSON at byte " + offset + ": " + reason,
                    offset + Math.max(0, parser.currentLocation().getByteOffset()),
                    e);
        }
    }

    private void part() {
        long offset = parser.currentTokenLocation().getByteOffset();
        switch (guide.step(List.copyOf(path))) {
            case TAKE -> {
                List<String> here = List.copyOf(path);
                guide.take(here, JsonIo.value(parser), offset);
            }
            case PASS -> parser.skipChildren();
            case ENTER -> enter();
        }
    }

    private void enter() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            path.add(ITEM);
            while (parser.nextToken() != JsonToken.END_ARRAY) part();
            path.removeLast();
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                path.add(parser.currentName());
                parser.nextToken();
                part();
                path.removeLast();
            }
        }
    }
}
