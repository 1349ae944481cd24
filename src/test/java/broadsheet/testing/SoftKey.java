package broadsheet.testing;

import broadsheet.text.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A passkey and the browser around it, played in Java: what they send, right or bent. Everything
/// that can be bent is a field with a right value.
public final class SoftKey {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW = 0x40;

    private final KeyPair pair;
    public byte[] credential = random(32);
    public byte[] handle = new byte[0];
    public String origin;
    public String host = "localhost";
    public String type = "";
    public boolean crossOrigin;
    public boolean present = true;
    public boolean verified = true;
    public boolean named = true;
    public long counter = 1;

    public SoftKey(String origin) {
        this.origin = origin;
        try {
            KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            pair = maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /// The answer to options for a new key, as `PublicKeyCredential.toJSON` gives it.
    public String made(Json.Obj options) {
        handle = Base64.getUrlDecoder().decode(((Json.Obj) options.get("user")).text("id"));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(head(NEW));
        data.writeBytes(new byte[16]); // which kind of device: not told
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) credential.length).array());
        data.writeBytes(credential);
        data.writeBytes(publicKey());
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.write(0xa3); // a map of three
        object.writeBytes(cborText("fmt"));
        object.writeBytes(cborText("none"));
        object.writeBytes(cborText("attStmt"));
        object.write(0xa0);
        object.writeBytes(cborText("authData"));
        object.writeBytes(cborBytes(data.toByteArray()));
        return answer(
                Json.object()
                        .put("clientDataJSON", base64(client("create", options.text("challenge"))))
                        .put("attestationObject", base64(object.toByteArray()))
                        .build());
    }

    /// The answer to options for signing in.
    public String shown(Json.Obj options) {
        byte[] client = client("get", options.text("challenge"));
        byte[] head = head(0);
        Json.Builder response =
                Json.object()
                        .put("clientDataJSON", base64(client))
                        .put("authenticatorData", base64(head))
                        .put("signature", base64(signed(head, sha256(client))));
        return answer((named ? response.put("userHandle", base64(handle)) : response).build());
    }

    private String answer(Json.Obj response) {
        return Json.object()
                .put("id", base64(credential))
                .put("rawId", base64(credential))
                .put("type", "public-key")
                .put("response", response)
                .put("clientExtensionResults", Json.object().build())
                .build()
                .write();
    }

    private byte[] client(String verb, String challenge) {
        return Json.object()
                .put("type", type.isEmpty() ? "webauthn." + verb : type)
                .put("challenge", challenge)
                .put("origin", origin)
                .put("crossOrigin", crossOrigin)
                .build()
                .write()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] head(int flags) {
        return ByteBuffer.allocate(37)
                .put(sha256(host.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (flags | (present ? PRESENT : 0) | (verified ? VERIFIED : 0)))
                .putInt((int) counter)
                .array();
    }

    /// COSE: a point on P-256, for ES256.
    private byte[] publicKey() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        key.writeBytes(cborBytes(coordinate(point.getAffineX())));
        key.write(0x22);
        key.writeBytes(cborBytes(coordinate(point.getAffineY())));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] wide = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, wide, 32 - length, length);
        return wide;
    }

    private byte[] signed(byte[] head, byte[] hash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(head);
            signature.update(hash);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] cborText(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] cborBytes(byte[] bytes) {
        return ByteBuffer.allocate(3 + bytes.length)
                .put((byte) 0x59)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
