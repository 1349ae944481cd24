package broadsheet.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where staff have accounts elsewhere: an OpenID provider (OpenID Connect Discovery 1.0). It is
/// asked what it is when somebody first wants to sign in there, and anew every hour; its keys are
/// fetched anew as well when a signature names one that is not known, twice in half a minute at
/// most. One that is down is left alone for some seconds, so that nobody waits for it in a queue.
final class Provider implements AutoCloseable {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final long KEYS_FRESH = Duration.ofMinutes(5).toMillis();
    private static final long KEYS_WAIT = Duration.ofSeconds(10).toMillis();
    private static final long KEYS_REST = Duration.ofSeconds(30).toMillis();

    /// Signatures that only the provider can make: never `none`, and never those by a secret that
    /// both sides know.
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final Issuer issuer;
    private final ClientID client;
    private final ProviderLine line;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private @Nullable Failure failed;

    Provider(URI issuer, ClientID client, ProviderLine line, InstantSource clock) {
        this.issuer = new Issuer(issuer);
        this.client = client;
        this.line = line;
        this.clock = clock;
    }

    /// What is known of it.
    ///
    /// @param tokens checks what it signs
    record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant since) {}

    private record Failure(String reason, Instant at) {}

    /// @throws IOException where it does not answer, or not as a provider does
    Known known() throws IOException {
        Known seen = known;
        if (seen != null && isFresh(seen)) return seen;
        asking.lock();
        try {
            seen = known;
            if (seen != null && isFresh(seen)) return seen;
            Failure last = failed;
            if (last != null && last.at().plus(REST).isAfter(clock.instant()))
                throw new IOException(last.reason());
            return known = asked(seen);
        } finally {
            asking.unlock();
        }
    }

    private boolean isFresh(Known seen) {
        return seen.since().plus(FRESH).isAfter(clock.instant());
    }

    private Known asked(@Nullable Known before) throws IOException {
        try {
            OIDCProviderMetadata metadata = metadata();
            IDTokenValidator tokens =
                    before != null && keysAt(before.metadata()).equals(keysAt(metadata))
                            ? before.tokens()
                            : tokens(keysAt(metadata));
            failed = null;
            return new Known(metadata, tokens, clock.instant());
        } catch (IOException e) {
            failed = new Failure(String.valueOf(e.getMessage()), clock.instant());
            throw e;
        }
    }

    private OIDCProviderMetadata metadata() throws IOException {
        try {
            var at = OIDCProviderMetadata.resolveURL(issuer);
            var metadata = OIDCProviderMetadata.parse(line.retrieveResource(at).getContent());
            if (!metadata.getIssuer().equals(issuer))
                throw new IOException(
                        at + " calls itself " + metadata.getIssuer() + ", not " + issuer);
            for (URI each :
                    Arrays.asList(
                            metadata.getAuthorizationEndpointURI(),
                            metadata.getTokenEndpointURI(),
                            metadata.getJWKSetURI()))
                if (each == null || !line.allows(each))
                    throw new IOException(at + " names an endpoint that cannot be used: " + each);
            return metadata;
        } catch (GeneralException | IllegalArgumentException e) {
            throw new IOException("says of itself what cannot be read: " + e.getMessage(), e);
        }
    }

    private static URI keysAt(OIDCProviderMetadata metadata) {
        return metadata.getJWKSetURI();
    }

    private IDTokenValidator tokens(URI keysAt) throws IOException {
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(keysAt.toURL(), line)
                        .cache(KEYS_FRESH, KEYS_WAIT)
                        .refreshAheadCache(false)
                        .rateLimited(KEYS_REST)
                        .build();
        return new IDTokenValidator(
                issuer, client, new JWSVerificationKeySelector<>(ALGORITHMS, keys), null);
    }

    @Override
    public void close() {
        line.close();
    }
}
