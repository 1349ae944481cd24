package broadsheet.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A finished answer with its body in memory. Never changed and shared by all readers; its
/// compressed forms are made once each, when first asked for, and kept. Safe for many threads.
///
/// The entity tag is strong and computed from the body and coding (RFC 9110, section 8.8.3).
public final class Content implements Response {
    /// Shorter bodies are not compressed: the packet they travel in costs the same.
    static final int WORTH_CODING = 512;

    private final int status;
    private final String mediaType;
    private final byte[] body;
    private final @Nullable Instant lastModified;
    private final @Nullable Csp csp;
    private final String sharedHeaders;
    private final String tagBase;
    private final boolean coded;
    private final @Nullable Refrain refrain;
    private final Variant identity;
    private volatile @Nullable Variant gzip;
    private volatile @Nullable Variant brotli;
    private volatile boolean polished;

    /// Counted without care for other threads: a read more or less does not matter.
    private int reads;

    private Content(Builder builder) {
        status = builder.status;
        mediaType = builder.mediaType;
        body = builder.body;
        lastModified = builder.lastModified;
        csp = builder.csp;
        tagBase = digest(body);
        coded = builder.coded && body.length >= WORTH_CODING;
        refrain = builder.refrain;
        sharedHeaders = builder.sharedHeaders(coded);
        identity = new Variant(this, Coding.IDENTITY, body, null);
    }

    /// As another, with another body.
    private Content(Content like, byte[] other) {
        status = like.status;
        mediaType = like.mediaType;
        body = other;
        lastModified = like.lastModified;
        csp = like.csp;
        tagBase = digest(other);
        coded = like.coded && other.length >= WORTH_CODING;
        refrain = like.refrain;
        sharedHeaders = like.sharedHeaders;
        identity = new Variant(this, Coding.IDENTITY, other, null);
    }

    /// This answer with another body, which belongs to it from here on.
    public Content with(byte[] other) {
        return new Content(this, other);
    }

    /// Starts a page of UTF-8 HTML.
    public static Builder html(String body) {
        return html(body.getBytes(StandardCharsets.UTF_8));
    }

    /// Starts a page of UTF-8 HTML. The bytes belong to the content from here on.
    public static Builder html(byte[] body) {
        return of("text/html; charset=utf-8", body).csp(Csp.PAGE);
    }

    public static Builder text(String body) {
        return of("text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Builder json(String body) {
        return of("application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /// Starts an answer of any media type. The bytes belong to the content from here on.
    public static Builder of(String mediaType, byte[] body) {
        return new Builder(mediaType, body);
    }

    public int status() {
        return status;
    }

    public String mediaType() {
        return mediaType;
    }

    /// The body as it was given, without coding. Not to be changed.
    @SuppressWarnings("EI_EXPOSE_REP")
    public byte[] body() {
        return body;
    }

    /// The strong entity tag of the body without coding, with its quotes.
    public String etag() {
        return identity.tag;
    }

    public @Nullable Instant lastModified() {
        return lastModified;
    }

    /// Bytes this takes in memory, with a generous guess for its compressed forms. Always the same,
    /// whether they have been made or not.
    public long weight() {
        long heads = identity.weight() - body.length;
        long forms = coded ? 2 * (2 * heads + body.length / 3L) : 0;
        return 300L + sharedHeaders.length() + identity.weight() + forms;
    }

    /// Makes ready to compress; some tenths of a second where it is the first time.
    static void warm() {
        byte[] sample = "broadsheet ".repeat(WORTH_CODING).getBytes(StandardCharsets.UTF_8);
        for (Coding coding : Coding.values()) if (coding.available()) coding.encode(sample, false);
    }

    /// Counts a read; true once every so many of them, while it is not polished.
    boolean hot(int often) {
        if (polished()) return false;
        if (++reads < often) return false;
        reads = 0;
        return true;
    }

    /// Makes both compressed forms anew as small as they can be, for a page that is read often;
    /// tens of milliseconds. Readers who hold the earlier forms still get their 304.
    ///
    /// @return this
    public Content polish() {
        if (polished()) return this;
        gzip = polished(variant(Coding.GZIP));
        Variant rough = variant(Coding.BROTLI);
        brotli = rough.coding == Coding.BROTLI ? polished(rough) : gzip;
        polished = true;
        return this;
    }

    /// True where [#polish()] would change nothing.
    public boolean polished() {
        return polished || !coded;
    }

    Variant variant(Coding coding) {
        if (!coded) return identity;
        return switch (coding) {
            case IDENTITY -> identity;
            case GZIP -> {
                Variant made = gzip;
                yield made != null ? made : encode(coding);
            }
            case BROTLI -> {
                Variant made = brotli;
                yield made != null ? made : encode(coding);
            }
        };
    }

    /// True where answering in this coding costs no encoding.
    boolean ready(Coding coding) {
        return !coded
                || switch (coding) {
                    case IDENTITY -> true;
                    case GZIP -> gzip != null;
                    case BROTLI -> brotli != null;
                };
    }

    private synchronized Variant encode(Coding coding) {
        Variant made = coding == Coding.GZIP ? gzip : brotli;
        if (made != null) return made;
        if (coding.available()) {
            byte[] bytes = quickly(coding);
            made = bytes.length < body.length ? new Variant(this, coding, bytes, null) : identity;
        } else made = variant(Coding.GZIP);
        if (coding == Coding.GZIP) gzip = made;
        else brotli = made;
        return made;
    }

    private byte[] quickly(Coding coding) {
        int at = refrain == null || coding != Coding.GZIP ? -1 : refrain.in(body);
        return refrain == null || at < 0 ? coding.encode(body, false) : refrain.gzip(body, at);
    }

    private Variant polished(Variant rough) {
        if (rough.coding == Coding.IDENTITY) return rough;
        byte[] bytes = rough.coding.encode(body, true);
        return bytes.length < rough.body.length
                ? new Variant(this, rough.coding, bytes, rough.withoutBody())
                : rough;
    }

    boolean conditional() {
        return status == 200;
    }

    String tagBase() {
        return tagBase;
    }

    String sharedHeaders() {
        return sharedHeaders;
    }

    String policyHeader() {
        Csp policy = csp == null ? Csp.NOTHING : csp;
        return "Content-Security-Policy: " + policy.header() + "\r\n";
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.util.Arrays.copyOf(hash, 15));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Gathers what a [Content] needs. Not for many threads.
    public static final class Builder {
        private static final Set<String> COMPRESSIBLE =
                Set.of(
                        "application/json",
                        "application/xml",
                        "application/javascript",
                        "application/manifest+json",
                        "application/wasm",
                        "image/svg+xml",
                        "font/ttf",
                        "font/otf");

        private final String mediaType;
        private final byte[] body;
        private final List<Header> headers = new ArrayList<>();
        private int status = 200;
        private boolean coded;
        private String cacheControl = "no-cache";
        private @Nullable Instant lastModified;
        private @Nullable Csp csp;
        private @Nullable Refrain refrain;

        private Builder(String mediaType, byte[] body) {
            this.mediaType = new Header("Content-Type", mediaType).value();
            this.body = body;
            String type = mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
            coded =
                    type.startsWith("text/")
                            || type.endsWith("+json")
                            || type.endsWith("+xml")
                            || COMPRESSIBLE.contains(type);
        }

        public Builder status(int status) {
            if (status < 200 || status > 599 || status == 304)
                throw new IllegalArgumentException("not a status for content: " + status);
            this.status = status;
            return this;
        }

        /// When the content last changed; fractions of a second are dropped.
        public Builder lastModified(Instant instant) {
            lastModified = instant.truncatedTo(ChronoUnit.SECONDS);
            return this;
        }

        /// How caches may keep it. Without this: `no-cache`, keep but ask again.
        public Builder cacheControl(String value) {
            cacheControl = value;
            return this;
        }

        /// For what never changes at its address, such as fingerprinted assets: a year, without
        /// asking again.
        public Builder immutable() {
            return cacheControl("public, max-age=31536000, immutable");
        }

        /// Names by which shared caches can drop it.
        public Builder cacheTags(Collection<String> tags) {
            return tags.isEmpty() ? this : header("Cache-Tag", String.join(",", tags));
        }

        /// What the page may load and run. Without this pages have [Csp#PAGE], all else
        /// [Csp#NOTHING].
        public Builder csp(Csp csp) {
            this.csp = csp;
            return this;
        }

        /// What may stand in the body and in many others: it need not be compressed again.
        public Builder refrain(Refrain refrain) {
            this.refrain = refrain;
            return this;
        }

        /// The language, as in BCP 47.
        public Builder language(String tag) {
            return header("Content-Language", tag);
        }

        /// A `Link` header's value (RFC 8288), such as `</a.css>; rel=preload; as=style`.
        public Builder link(String value) {
            return header("Link", value);
        }

        public Builder header(String name, String value) {
            headers.add(new Header(name, value));
            return this;
        }

        /// Sends the body as it is, to every reader.
        public Builder neverCompressed() {
            coded = false;
            return this;
        }

        public Content build() {
            if (status == 204 && body.length > 0)
                throw new IllegalArgumentException("a 204 has no body");
            return new Content(this);
        }

        private String sharedHeaders(boolean coded) {
            var out = new StringBuilder();
            if (lastModified != null)
                out.append(new Header("Last-Modified", HttpDate.write(lastModified)).line());
            out.append(new Header("Cache-Control", cacheControl).line());
            if (coded) out.append("Vary: Accept-Encoding\r\n");
            for (Header header : headers) out.append(header.line());
            return out.toString();
        }
    }
}
