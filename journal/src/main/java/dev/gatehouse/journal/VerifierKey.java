package dev.gatehouse.journal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/// A public key that signs notes: `name+hex8(key id)+base64(01 ‖ Ed25519 public key)` (C2SP
/// signed-note).
///
/// Only Ed25519 (type 01) is accepted, and never a public key of small order, for which signatures
/// of anything exist.
public final class VerifierKey {

    static final int ED25519 = 1;

    private static final int PUBLIC_KEY_BYTES = 32;

    /// Encodings of the eight points of small order, canonical or not, with the sign bit cleared.
    private static final Set<String> SMALL_ORDER =
            Set.of(
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "0100000000000000000000000000000000000000000000000000000000000000",
                    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private final String name;
    private final byte[] publicKey;
    private final byte[] id;

    /// @throws IllegalArgumentException when the name cannot be written in a note or the key must
    ///   not be trusted
    public VerifierKey(String name, byte[] publicKey) {
        checkName(name);
        checkPublicKey(publicKey);
        this.name = name;
        this.publicKey = publicKey.clone();
        this.id = keyId(name, publicKey);
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException naming what is wrong with it
    public static VerifierKey parse(String text) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 1 || second < 0) {
            throw new IllegalArgumentException("a verifier key is name+id+key");
        }
        byte[] key = Note64.decode(text.substring(second + 1));
        if (key.length != 1 + PUBLIC_KEY_BYTES || key[0] != ED25519) {
            throw new IllegalArgumentException(
                    "only Ed25519 keys (type 01, 32 bytes) are accepted");
        }
        VerifierKey parsed =
                new VerifierKey(text.substring(0, first), Arrays.copyOfRange(key, 1, key.length));
        if (!parsed.toString().equals(text)) {
            throw new IllegalArgumentException("the key id does not belong to this name and key");
        }
        return parsed;
    }

    /// The key's name; for a journal's key, its origin.
    public String name() {
        return name;
    }

    /// Four bytes that, with the name, say which key signed.
    public byte[] id() {
        return id.clone();
    }

    /// The 32 bytes of the public key.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(decoded());
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey decoded() throws GeneralSecurityException {
        byte[] bigEndian = new byte[PUBLIC_KEY_BYTES];
        for (int i = 0; i < PUBLIC_KEY_BYTES; i++) {
            bigEndian[i] = publicKey[PUBLIC_KEY_BYTES - 1 - i];
        }
        boolean xOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xOdd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    private static void checkPublicKey(byte[] publicKey) {
        if (publicKey.length != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "an Ed25519 public key has 32 bytes, not " + publicKey.length);
        }
        byte[] withoutSign = publicKey.clone();
        withoutSign[PUBLIC_KEY_BYTES - 1] &= 0x7f;
        if (SMALL_ORDER.contains(HexFormat.of().formatHex(withoutSign))) {
            throw new IllegalArgumentException("a public key of small order proves nothing");
        }
    }

    static void checkName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a key name is not empty and holds no space, no control and no +");
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || c < 0x20
                                        || c == 0x85
                                        || Character.isSpaceChar(c)
                                        || Character.isWhitespace(c));
    }

    private static byte[] keyId(String name, byte[] publicKey) {
        MessageDigest sha256 = Merkle.sha256();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update((byte) ED25519);
        return Arrays.copyOf(sha256.digest(publicKey), 4);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && key.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /// The text form.
    @Override
    public String toString() {
        byte[] typed = new byte[1 + PUBLIC_KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, PUBLIC_KEY_BYTES);
        return name
                + "+"
                + HexFormat.of().formatHex(id)
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
