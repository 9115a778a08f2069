package dev.gatehouse.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.List;

/// The private half of a [VerifierKey]. Its text never appears in a message.
final class SigningKey {

    static final int SEED_BYTES = 32;

    private final VerifierKey verifier;
    private final PrivateKey privateKey;

    /// @throws IllegalArgumentException when seed and public key are not a pair
    SigningKey(String name, byte[] seed, byte[] publicKey) {
        verifier = new VerifierKey(name, publicKey);
        try {
            privateKey =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 seed", e);
        }
        if (!verifier.verifies(new byte[1], signature(new byte[1]))) {
            throw new IllegalArgumentException("seed and public key are not a pair");
        }
    }

    VerifierKey verifier() {
        return verifier;
    }

    SignedNote sign(String text) {
        byte[] signature = signature(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(
                text,
                List.of(new SignedNote.NoteSignature(verifier.name(), verifier.id(), signature)));
    }

    private byte[] signature(byte[] text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(text);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 cannot sign", e);
        }
    }
}
