package broadsheet.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads and checks what browsers send of passkeys (WebAuthn, level 3, sections 7.1 and 7.2), by
/// WebAuthn4J. Presence and verification of the owner (a finger, a face, a number) are always
/// required. Who made the device is not asked for. The library throws whatever comes to hand at
/// what it cannot read, null pointers too; all of it means that the answer is not right.
final class WebAuthn {
    /// What keys are asked to sign with: ES256, EdDSA, RS256 (COSE).
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final boolean VERIFIED = true;
    private static final boolean PRESENT = true;

    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager();
    private final AttestedCredentialDataConverter converter =
            new AttestedCredentialDataConverter(new ObjectConverter());

    /// A key that has just been made.
    ///
    /// @param data what later answers are checked with
    /// @param eligible whether it may be kept on several devices
    @SuppressWarnings("ArrayRecordComponent")
    record Made(byte[] credential, byte[] data, long counter, boolean eligible) {}

    /// An answer of somebody who comes in, read and not checked yet.
    ///
    /// @param credential which key it says it is of
    /// @param handle whose it says that is
    @SuppressWarnings("ArrayRecordComponent")
    record Shown(AuthenticationData data, byte[] credential, byte[] handle) {}

    /// What came of checking an answer.
    sealed interface Checked {
        /// All is right; how often the key has signed.
        record Right(long counter) implements Checked {}

        /// All is right, but the key has signed more often before: there may be two of it.
        record Copied() implements Checked {}

        record Wrong() implements Checked {}
    }

    /// The new key in an answer, where all of it is right.
    ///
    /// @param response as `PublicKeyCredential.toJSON` gives it
    Optional<Made> made(String response, Token challenge, RelyingParty party) {
        try {
            RegistrationData data = manager.parseRegistrationResponseJSON(response);
            manager.verify(
                    data,
                    new RegistrationParameters(
                            asked(challenge, party),
                            ALGORITHMS.stream().map(WebAuthn::algorithm).toList(),
                            VERIFIED,
                            PRESENT));
            var object = data.getAttestationObject();
            if (object == null) return Optional.empty();
            var authenticator = object.getAuthenticatorData();
            var credential = authenticator.getAttestedCredentialData();
            if (credential == null) return Optional.empty();
            return Optional.of(
                    new Made(
                            credential.getCredentialId(),
                            converter.convert(credential),
                            authenticator.getSignCount(),
                            authenticator.isFlagBE()));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static PublicKeyCredentialParameters algorithm(int number) {
        return new PublicKeyCredentialParameters(
                PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number));
    }

    private static ServerProperty asked(Token challenge, RelyingParty party) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge.text()))
                .build();
    }

    /// Reads the answer of somebody who comes in. Since nobody said who they are, the answer must.
    Optional<Shown> shown(String response) {
        try {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(response);
            // The library's annotations say that the bytes may be null, and mean the arrays.
            return (Object) data.getCredentialId() instanceof byte[] credential
                            && (Object) data.getUserHandle() instanceof byte[] handle
                    ? Optional.of(new Shown(data, credential, handle))
                    : Optional.empty();
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    Checked checked(Shown shown, Made kept, Token challenge, RelyingParty party) {
        try {
            var data =
                    manager.verify(
                            shown.data(),
                            new AuthenticationParameters(
                                    asked(challenge, party),
                                    record(kept),
                                    List.of(kept.credential()),
                                    VERIFIED,
                                    PRESENT));
            var authenticator = data.getAuthenticatorData();
            return authenticator == null
                    ? new Checked.Wrong()
                    : new Checked.Right(authenticator.getSignCount());
        } catch (MaliciousCounterValueException _) {
            return new Checked.Copied();
        } catch (RuntimeException _) {
            return new Checked.Wrong();
        }
    }

    private CredentialRecordImpl record(Made kept) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                kept.eligible(),
                null,
                kept.counter(),
                converter.convert(kept.data()),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                new AuthenticationExtensionsClientOutputs<>(),
                Set.of());
    }
}
