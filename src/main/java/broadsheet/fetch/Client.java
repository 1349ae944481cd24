package broadsheet.fetch;

import broadsheet.fetch.Answer.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One exchange at a time over Apache's client, whose names are looked up by a [Guard]. It follows
/// no redirect, keeps no cookie, tries nothing twice, and is made when it is first used, since its
/// classes cost a noticeable part of a start.
final class Client implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 200;
    private static final int LINE = 16 << 10;
    private static final int HEADERS = 200;

    private final Guard guard;
    private final FetchLimits limits;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable CloseableHttpClient made;

    Client(Guard guard, FetchLimits limits) {
        this.guard = guard;
        this.limits = limits;
    }

    /// @throws TimeoutException at the deadline, whatever the other side does until then
    Answered send(Ask ask, Instant deadline)
            throws IOException, InterruptedException, TimeoutException {
        HttpUriRequestBase request = request(ask);
        Future<Answered> answer = begin(ask, request);
        try {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            return answer.get(Math.max(0, left), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) throw io;
            throw new IOException(e.getCause());
        } finally {
            request.cancel();
            answer.cancel(true);
        }
    }

    private Future<Answered> begin(Ask ask, HttpUriRequestBase request) throws IOException {
        try {
            return threads.submit(
                    () -> client().execute(request, response -> read(ask, request, response)));
        } catch (RejectedExecutionException e) {
            throw new IOException("closed", e);
        }
    }

    private HttpUriRequestBase request(Ask ask) {
        HttpUriRequestBase request = new HttpUriRequestBase(ask.method(), ask.address());
        if (ask.method().equals("GET")) request.setHeader("Accept-Encoding", "gzip");
        ask.headers().forEach(request::setHeader);
        if (ask.body() != null) request.setEntity(new ByteArrayEntity(ask.body(), null));
        return request;
    }

    /// Reads as far as the limit. Where there is more, the connection is given up rather than read
    /// to its end.
    private Answered read(Ask ask, HttpUriRequestBase request, ClassicHttpResponse response)
            throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (Header header : response.getHeaders())
            headers.computeIfAbsent(
                            header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue() == null ? "" : header.getValue());
        HttpEntity entity = response.getEntity();
        Path into = response.getCode() == 200 ? ask.into() : null;
        Body body =
                entity == null
                        ? new Body(new byte[0], true)
                        : into == null ? inMemory(entity) : inFile(entity, into);
        if (!body.whole()) request.cancel();
        return new Answered(response.getCode(), headers, body.bytes(), body.whole(), ask.address());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Body(byte[] bytes, boolean whole) {}

    private Body inMemory(HttpEntity entity) throws IOException {
        int most = Math.toIntExact(Math.min(limits.bytes(), Integer.MAX_VALUE - 9));
        byte[] bytes = unpacked(entity).readNBytes(most + 1);
        boolean whole = bytes.length <= most;
        return new Body(whole ? bytes : Arrays.copyOf(bytes, most), whole);
    }

    private Body inFile(HttpEntity entity, Path file) throws IOException {
        long left = limits.bytes();
        byte[] buffer = new byte[1 << 16];
        InputStream in = unpacked(entity);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) return new Body(new byte[0], false);
                out.write(buffer, 0, read);
            }
        }
        return new Body(new byte[0], true);
    }

    private static InputStream unpacked(HttpEntity entity) throws IOException {
        String coding = entity.getContentEncoding();
        boolean packed = coding != null && coding.strip().matches("(?i)(x-)?gzip");
        return packed ? new GZIPInputStream(entity.getContent()) : entity.getContent();
    }

    private CloseableHttpClient client() {
        making.lock();
        try {
            CloseableHttpClient client = made;
            if (client == null) made = client = make();
            return client;
        } finally {
            making.unlock();
        }
    }

    private CloseableHttpClient make() {
        ConnectionConfig connections =
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(limits.patience()))
                        .setTimeToLive(TimeValue.ofSeconds(30))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build();
        RequestConfig requests =
                RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(limits.patience()))
                        .setConnectionRequestTimeout(Timeout.of(limits.patience()))
                        .setProtocolUpgradeEnabled(false)
                        .build();
        return HttpClients.custom()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setDnsResolver(guard)
                                .setConnectionFactory(heads())
                                .setDefaultConnectionConfig(connections)
                                .setMaxConnTotal(CONNECTIONS)
                                .setMaxConnPerRoute(limits.perHost())
                                .build())
                .setDefaultRequestConfig(requests)
                .setUserAgent("Broadsheet")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /// Bounds what a server can make us read before its answer begins.
    private static ManagedHttpClientConnectionFactory heads() {
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                        Http1Config.custom()
                                .setMaxLineLength(LINE)
                                .setMaxHeaderCount(HEADERS)
                                .setMaxEmptyLineCount(10)
                                .build())
                .build();
    }

    /// Ends what is under way.
    @Override
    public void close() {
        threads.shutdownNow();
        making.lock();
        try {
            if (made != null) made.close(CloseMode.IMMEDIATE);
        } finally {
            making.unlock();
        }
    }
}
