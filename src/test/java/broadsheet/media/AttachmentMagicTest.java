package broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentMagicTest {
    private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 rest";

    @Test
    void theBytesDecide() {
        assertThat(of("%PDF-1.4", "song.mp3")).isEqualTo(AttachmentKind.PDF);
        assertThat(of("ID3\u0003", "report.pdf")).isEqualTo(AttachmentKind.MP3);
        assertThat(of("fLaC\0", "x")).isEqualTo(AttachmentKind.FLAC);
        assertThat(of("OggS\0\2 vorbis", "x.ogv")).isEqualTo(AttachmentKind.OGG);
        assertThat(of("OggS\0\2 \u0080theora", "x.ogg")).isEqualTo(AttachmentKind.OGV);
        assertThat(of("\0\0\0\u0014ftypqt  ", "x.mp4")).isEqualTo(AttachmentKind.MOV);
        assertThat(of("\0\0\0\u0014ftypM4VH", "x")).isEqualTo(AttachmentKind.MP4);
        assertThat(of("{\\rtf1 x}", "x.doc")).isEqualTo(AttachmentKind.RTF);
        assertThat(zip("x.zip", "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"))
                .isEqualTo(AttachmentKind.XLSX);
        assertThat(zip("x.docx", "[Content_Types].xml", "ppt/presentation.xml"))
                .isEqualTo(AttachmentKind.PPTX);
        for (AttachmentKind kind :
                new AttachmentKind[] {
                    AttachmentKind.ODT, AttachmentKind.ODS, AttachmentKind.ODP, AttachmentKind.EPUB
                }) assertThat(stored(kind.mediaType())).as(kind.name()).isEqualTo(kind);
    }

    @Test
    void theNameDecidesOnlyWhereTheBytesAllowSeveral() {
        assertThat(of(OLE, "a.DOC")).isEqualTo(AttachmentKind.DOC);
        assertThat(of(OLE, "a.xls")).isEqualTo(AttachmentKind.XLS);
        assertThat(of(OLE, "a.msi")).isNull();
        assertThat(of("port;ships\n", "a.csv")).isEqualTo(AttachmentKind.CSV);
        assertThat(of("port;ships\n", "a.txt")).isEqualTo(AttachmentKind.TXT);
        assertThat(of("port;ships\n", "a.sh")).isNull();
        assertThat(zip("photos.zip", "a.jpg")).isEqualTo(AttachmentKind.ZIP);
        assertThat(zip("game.jar", "a.class")).isNull();
    }

    @Test
    void whatCouldRunIsNoAttachment() {
        assertThat(of("<!doctype html>", "a.txt")).isNull();
        assertThat(of("  \n<svg onload=x>", "a.csv")).isNull();
        assertThat(of("MZ\u0090\0", "a.zip")).isNull();
        assertThat(of("#!/bin/sh\n", "run")).isNull();
        assertThat(of("a\0b", "a.txt")).isNull();
    }

    private static @Nullable AttachmentKind of(String start, String name) {
        return AttachmentMagic.of(start.getBytes(StandardCharsets.ISO_8859_1), name).orElse(null);
    }

    private static @Nullable AttachmentKind zip(String name, String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write('x');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AttachmentMagic.of(bytes.toByteArray(), name).orElse(null);
    }

    /// An archive that begins, as these formats must, with its media type as it is.
    private static @Nullable AttachmentKind stored(String mediaType) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] text = mediaType.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(text);
        ZipEntry first = new ZipEntry("mimetype");
        first.setMethod(ZipEntry.STORED);
        first.setSize(text.length);
        first.setCrc(sum.getValue());
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(first);
            zip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AttachmentMagic.of(bytes.toByteArray(), "file").orElse(null);
    }
}
