package broadsheet.importer;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads a WordPress export part by part, in memory that does not grow with the file. No entity is
/// expanded and no document type declaration read. Whatever cannot be understood costs one part and
/// comes as [Wxr.Broken].
final class WxrReader implements Closeable {
    /// The largest part that is read, in bytes: three million words.
    static final int LARGEST = 16 << 20;

    private static final Pattern TITLE =
            Pattern.compile("<title>\\s*(?:<!\\[CDATA\\[)?([^<\\]]{1,200})");
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    private final XMLInputFactory xml = parsers();
    private final ChunkCutter cutter;
    private final Charset charset;
    private final @Nullable Path copy;
    private int items;
    private boolean saidType;
    private @Nullable Chunk held;

    WxrReader(Path file) throws IOException {
        this(file, LARGEST);
    }

    WxrReader(Path file, int largest) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(1024);
        }
        this.charset = charset(start);
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        this.copy = wide ? narrow(file, charset) : null;
        this.cutter = new ChunkCutter(copy == null ? file : copy, largest);
    }

    /// Bytes read so far.
    long position() {
        return cutter.position();
    }

    /// The next part, or null at the end.
    @Nullable Wxr next() throws IOException {
        return next(_ -> true);
    }

    /// The next part, passing over chunks that are not wanted without parsing them. Items passed
    /// over still count.
    @Nullable Wxr next(Predicate<Chunk> wanted) throws IOException {
        while (true) {
            Chunk chunk = held == null ? cutter.next() : held;
            held = null;
            if (cutter.declaresType() && !saidType) {
                saidType = true;
                held = chunk;
                return new Wxr.Broken(
                        "document type declaration",
                        0,
                        "not read, and its entities stay unexpanded");
            }
            if (chunk == null) return null;
            if (chunk.isItem()) items++;
            if (!wanted.test(chunk)) continue;
            Wxr part = part(chunk);
            if (part != null) return part;
        }
    }

    private @Nullable Wxr part(Chunk chunk) throws IOException {
        if (chunk.broken() != null) return broken(chunk, chunk.broken());
        try {
            XMLStreamReader reader =
                    xml.createXMLStreamReader(
                            new StringReader(
                                    Mending.mend(Mending.decode(chunk.bytes(), utf8Or(charset)))));
            try {
                return new WxrParts(reader, new WxrNames(cutter.roots())).read(chunk, items);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            cutter.resume(chunk);
            return broken(chunk, reason(e));
        }
    }

    private @Nullable Wxr broken(Chunk chunk, String reason) {
        String start =
                new String(
                        chunk.bytes(),
                        0,
                        Math.min(chunk.bytes().length, 2000),
                        StandardCharsets.UTF_8);
        if (chunk.resumed() && !start.contains(":post_")) return null;
        Matcher title = TITLE.matcher(start);
        String what = chunk.isItem() ? "item " + items : "<" + chunk.name() + ">";
        return new Wxr.Broken(
                what + (title.find() ? " “" + title.group(1).strip() + "”" : ""),
                chunk.offset(),
                reason);
    }

    @Override
    public void close() throws IOException {
        cutter.close();
        if (copy != null) Files.deleteIfExists(copy);
    }

    private static String reason(XMLStreamException e) {
        String message = Wxr.orEmpty(e.getMessage());
        int line = message.indexOf('\n');
        return "it is not well-formed XML: " + (line < 0 ? message : message.substring(0, line));
    }

    private Charset utf8Or(Charset declared) {
        return copy == null ? declared : StandardCharsets.UTF_8;
    }

    private static Charset charset(byte[] start) {
        if (start.length >= 2) {
            int mark = (start[0] & 0xff) << 8 | start[1] & 0xff;
            if (mark == 0xFEFF || mark == 0xFFFE) return StandardCharsets.UTF_16;
            if (mark == 0x003C && start.length > 3 && start[2] == 0)
                return StandardCharsets.UTF_16BE;
            if (mark == 0x3C00 && start.length > 3 && start[3] == 0)
                return StandardCharsets.UTF_16LE;
        }
        Matcher declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declared.find()) return StandardCharsets.UTF_8;
        try {
            Charset charset = Charset.forName(declared.group(1));
            return charset.name().startsWith("UTF") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static Path narrow(Path file, Charset charset) throws IOException {
        Path copy = Files.createTempFile("broadsheet-import", ".xml");
        try (var in = new java.io.InputStreamReader(Files.newInputStream(file), charset);
                Writer out = Files.newBufferedWriter(copy)) {
            in.transferTo(out);
        }
        return copy;
    }

    private static XMLInputFactory parsers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 100);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 100);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LARGEST * 2);
        return factory;
    }
}
