package broadsheet.identity;

import broadsheet.fetch.Answer;
import broadsheet.fetch.Ask;
import broadsheet.fetch.FetchLimits;
import broadsheet.fetch.Fetcher;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks a provider, no longer and no more than sense allows. Providers often stand inside the
/// newsroom's own network, so private addresses may be asked; which ones, only the operator's
/// setting and that provider say. No redirect is followed.
final class ProviderLine implements HTTPRequestSender, ResourceRetriever, AutoCloseable {
    private static final FetchLimits LIMITS =
            new FetchLimits(256 << 10, Duration.ofSeconds(5), 0, 8, true);

    private final Fetcher fetcher = new Fetcher(LIMITS);
    private final boolean plain;

    /// @param issuer where that is HTTPS, nothing else is asked in any other way
    ProviderLine(URI issuer) {
        plain = "http".equals(issuer.getScheme());
    }

    /// Whether secrets may travel there.
    boolean allows(URI address) {
        return "https".equals(address.getScheme()) || plain && "http".equals(address.getScheme());
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Answer.Answered answer = answer(Ask.get(URI.create(url.toString()), ACCEPT));
        if (answer.status() != 200) throw new IOException(url + " answered " + answer.status());
        return new Resource(text(answer), answer.header("Content-Type").orElse(null));
    }

    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>(ACCEPT);
        request.getHeaderMap().forEach((name, values) -> headers.put(name, values.getFirst()));
        String body = request.getBody();
        Answer.Answered answer =
                answer(
                        body == null
                                ? Ask.get(request.getURI(), headers)
                                : Ask.post(
                                        request.getURI(),
                                        headers,
                                        body.getBytes(StandardCharsets.UTF_8)));
        HTTPResponse response = new HTTPResponse(answer.status());
        try {
            for (Map.Entry<String, List<String>> header : answer.headers().entrySet())
                if (header.getKey().equals("content-type"))
                    response.setContentType(header.getValue().getFirst());
        } catch (ParseException e) {
            throw new IOException("answered with an unreadable content type", e);
        }
        response.setBody(text(answer));
        return response;
    }

    private Answer.Answered answer(Ask ask) throws IOException {
        if (!allows(ask.address())) throw new IOException(ask.address() + " is not https");
        return switch (fetcher.ask(ask)) {
            case Answer.Answered answer when !answer.whole() ->
                    throw new IOException(
                            ask.address() + " sent more than " + LIMITS.bytes() + " bytes");
            case Answer.Answered answer -> answer;
            case Answer.Unanswered(String reason) ->
                    throw new IOException(ask.address() + " did not answer: " + reason);
        };
    }

    private static String text(Answer.Answered answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
