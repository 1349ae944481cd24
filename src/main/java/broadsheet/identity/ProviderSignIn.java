package broadsheet.identity;

import broadsheet.config.OidcSettings;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signing in with an account elsewhere (OpenID Connect). The provider says who somebody is; who
/// works here, what they may do, and whether a code is asked for besides, this paper says. Nobody
/// comes in who was not invited.
public final class ProviderSignIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final int LONGEST_REASON = 300;

    private final String name;
    private final Provider provider;
    private final Vouching vouching;
    private final Tickets tickets;
    private final Delays delays;
    private final Arrivals arrivals;

    private ProviderSignIn(
            String name,
            Provider provider,
            Vouching vouching,
            Tickets tickets,
            Delays delays,
            Arrivals arrivals) {
        this.name = name;
        this.provider = provider;
        this.vouching = vouching;
        this.tickets = tickets;
        this.delays = delays;
        this.arrivals = arrivals;
    }

    /// Nothing is asked of the provider yet; empty where none is set.
    static Optional<ProviderSignIn> of(
            OidcSettings settings,
            Tickets tickets,
            Delays delays,
            Arrivals arrivals,
            InstantSource clock) {
        URI issuer = settings.issuer();
        if (issuer == null) return Optional.empty();
        ClientID client = new ClientID(settings.clientId());
        ProviderLine line = new ProviderLine(issuer);
        Provider provider = new Provider(issuer, client, line, clock);
        Vouching vouching =
                new Vouching(provider, line, client, new Secret(settings.clientSecret()));
        String name = settings.name().isBlank() ? Tie.host(issuer) : settings.name();
        return Optional.of(new ProviderSignIn(name, provider, vouching, tickets, delays, arrivals));
    }

    /// What people call the provider.
    public String name() {
        return name;
    }

    /// What came of a wish to sign in there.
    public sealed interface Begun {
        /// Where the browser goes, and what it keeps to come back with.
        record Onward(Token ticket, URI address) implements Begun {}

        /// Too many were begun from this address.
        record Later(Duration left) implements Begun {}

        /// The provider does not answer, or not as it should.
        record Away() implements Begun {}
    }

    /// Begins. It counts as an attempt from this address until somebody is in.
    ///
    /// @param back where the provider sends the browser to, to the letter as it was told
    /// @param next where they go on, once they are in
    /// @param network where they are: an address, or the network one subscriber has
    public Begun begin(URI back, String next, String network) {
        Delays.Subject address = Delays.Subject.address(network);
        Duration wait = delays.take(List.of(address));
        if (!wait.isZero()) return new Begun.Later(wait);
        try {
            Provider.Known known = provider.known();
            Token ticket = tickets.issue(Tickets.Errand.PROVIDER_ASKED, null, next);
            return new Begun.Onward(ticket, vouching.address(known, Handshake.of(ticket), back));
        } catch (IOException e) {
            note("is away", e);
            delays.giveBack(address);
            return new Begun.Away();
        }
    }

    /// Finishes what this browser began.
    ///
    /// @param ticket what the browser shows of it
    /// @param query what the provider sent the browser back with
    /// @param back as it was when they began
    public Came finish(Token ticket, String query, URI back, String network, String device) {
        Handshake handshake = Handshake.of(ticket);
        AuthorizationResponse brought = brought(query, back);
        State state = brought == null ? null : brought.getState();
        if (brought == null || state == null || !handshake.state().is(state.getValue()))
            return new Came.Out(Came.Reason.STALE, "", "");
        String next = tickets.take(ticket, Tickets.Errand.PROVIDER_ASKED, null).orElse(null);
        if (next == null) return new Came.Out(Came.Reason.STALE, "", "");
        if (!brought.indicatesSuccess()) {
            LOG.info("{} declined: {}", name, plain(brought.toErrorResponse().getErrorObject()));
            return new Came.Out(Came.Reason.DECLINED, "", next);
        }
        try {
            Voucher voucher =
                    vouching.voucher(brought.toSuccessResponse(), handshake, back, arrivals::isNew);
            return arrivals.arrive(voucher, next, network, device);
        } catch (IOException e) {
            note("is away", e);
            delays.giveBack(Delays.Subject.address(network));
            return new Came.Out(Came.Reason.AWAY, "", next);
        } catch (NotVouched e) {
            note("did not vouch for somebody", e);
            return new Came.Out(Came.Reason.UNPROVEN, "", next);
        }
    }

    private static @Nullable AuthorizationResponse brought(String query, URI back) {
        try {
            return AuthorizationResponse.parse(back, URLUtils.parseParameters(query));
        } catch (ParseException | IllegalArgumentException _) {
            return null;
        }
    }

    private void note(String what, Exception why) {
        LOG.warn("{} {}: {}", name, what, plain(why.getMessage()));
    }

    /// What others sent, in one line of a bearable length.
    private static String plain(@Nullable Object said) {
        String text = String.valueOf(said).replaceAll("\\p{Cntrl}+", " ");
        return text.substring(0, Math.min(LONGEST_REASON, text.length()));
    }

    @Override
    public void close() {
        provider.close();
    }
}
