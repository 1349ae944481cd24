package broadsheet.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks a provider who sits at a browser, by the code flow with PKCE (OpenID Connect Core 1.0,
/// section 3.1; RFC 7636). It throws [IOException] where the provider does not answer as one does,
/// and [NotVouched] where the answer is no proof.
final class Vouching {
    private static final Scope SCOPE = new Scope("openid", "email");
    private static final Pattern SUBJECT = Pattern.compile("[ -~]{1,255}");

    private final Provider provider;
    private final ProviderLine line;
    private final ClientID client;
    private final Secret secret;

    Vouching(Provider provider, ProviderLine line, ClientID client, Secret secret) {
        this.provider = provider;
        this.line = line;
        this.client = client;
        this.secret = secret;
    }

    /// Where the browser goes to be asked who sits there.
    URI address(Provider.Known known, Handshake handshake, URI back) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client, back)
                .endpointURI(known.metadata().getAuthorizationEndpointURI())
                .state(new State(handshake.state().text()))
                .nonce(new Nonce(handshake.nonce().text()))
                .codeChallenge(verifier(handshake), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    private static CodeVerifier verifier(Handshake handshake) {
        return new CodeVerifier(handshake.verifier().text());
    }

    /// The provider's word for the code that a browser brought.
    ///
    /// @param needed whether the account's address is wanted, which may take another question
    Voucher voucher(
            AuthorizationSuccessResponse brought,
            Handshake handshake,
            URI back,
            Predicate<Voucher> needed)
            throws IOException, NotVouched {
        Provider.Known known = provider.known();
        OIDCProviderMetadata metadata = known.metadata();
        Issuer named = brought.getIssuer();
        if (named == null
                ? metadata.supportsAuthorizationResponseIssuerParam()
                : !named.equals(metadata.getIssuer()))
            throw new NotVouched("the answer is said to be from " + named);
        OIDCTokens tokens = tokens(metadata, brought.getAuthorizationCode(), handshake, back);
        IDTokenClaimsSet claims = checked(known, tokens, handshake);
        Voucher voucher = voucher(metadata, claims, claims);
        return voucher.email().isEmpty() && needed.test(voucher)
                ? asked(metadata, claims, tokens.getAccessToken())
                : voucher;
    }

    private OIDCTokens tokens(
            OIDCProviderMetadata metadata,
            @Nullable AuthorizationCode code,
            Handshake handshake,
            URI back)
            throws IOException, NotVouched {
        if (code == null) throw new NotVouched("no code came back");
        try {
            TokenRequest request =
                    new TokenRequest.Builder(
                                    metadata.getTokenEndpointURI(),
                                    authentication(metadata),
                                    new AuthorizationCodeGrant(code, back, verifier(handshake)))
                            .build();
            TokenResponse answer =
                    OIDCTokenResponseParser.parse(request.toHTTPRequest().send(line));
            if (answer.indicatesSuccess()
                    && answer.toSuccessResponse() instanceof OIDCTokenResponse good)
                return good.getOIDCTokens();
            ErrorObject error = answer.toErrorResponse().getErrorObject();
            if (OAuth2Error.INVALID_GRANT.equals(error))
                throw new NotVouched("the code is not taken: " + error.getDescription());
            throw new IOException("refuses this paper: " + error);
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("answers for the code what cannot be read: " + e.getMessage(), e);
        }
    }

    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> ways = metadata.getTokenEndpointAuthMethods();
        boolean post =
                ways != null
                        && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return post ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }

    /// Signature, issuer, audience, times and nonce are the library's to check; for which of
    /// several the word was made (section 2, `azp`) it leaves to us.
    private IDTokenClaimsSet checked(Provider.Known known, OIDCTokens tokens, Handshake handshake)
            throws IOException, NotVouched {
        try {
            IDTokenClaimsSet claims =
                    known.tokens()
                            .validate(tokens.getIDToken(), new Nonce(handshake.nonce().text()));
            String party = claims.getStringClaim("azp");
            boolean ours =
                    party == null
                            ? claims.getAudience().size() == 1
                            : party.equals(client.getValue());
            if (!ours) throw new NotVouched("the word is for " + party);
            return claims;
        } catch (KeySourceException e) {
            throw new IOException("its keys cannot be had: " + e.getMessage(), e);
        } catch (BadJOSEException | JOSEException e) {
            throw new NotVouched("the word is no good", e);
        }
    }

    /// Asks for what the provider did not put into its word at once (section 5.3).
    private Voucher asked(OIDCProviderMetadata metadata, IDTokenClaimsSet claims, AccessToken token)
            throws IOException, NotVouched {
        URI at = metadata.getUserInfoEndpointURI();
        if (at == null) return voucher(metadata, claims, claims);
        try {
            UserInfoResponse answer =
                    UserInfoResponse.parse(
                            new UserInfoRequest(at, token).toHTTPRequest().send(line));
            UserInfo info =
                    answer.indicatesSuccess() ? answer.toSuccessResponse().getUserInfo() : null;
            if (info == null) throw new IOException("does not say whose account it is");
            if (!Objects.equals(info.getStringClaim("sub"), claims.getStringClaim("sub")))
                throw new NotVouched("it tells of somebody else");
            return voucher(metadata, claims, info);
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("tells of an account what cannot be read: " + e.getMessage(), e);
        }
    }

    private static Voucher voucher(
            OIDCProviderMetadata metadata, IDTokenClaimsSet claims, ClaimsSet about)
            throws NotVouched {
        String subject = claims.getStringClaim("sub");
        if (subject == null || !SUBJECT.matcher(subject).matches())
            throw new NotVouched("the account has a name that cannot be kept");
        String email = about.getStringClaim("email");
        Object verified = about.getClaim("email_verified");
        return new Voucher(
                metadata.getIssuer().getValue(),
                subject,
                email == null ? "" : email,
                Boolean.TRUE.equals(verified) || "true".equals(verified));
    }
}
