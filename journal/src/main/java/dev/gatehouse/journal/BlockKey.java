package dev.gatehouse.journal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The installation's key that wraps the key of each block, and the encryption of blocks.
///
/// A block's own key encrypts once in its life: a rewritten block gets another key. Wrapping is AES
/// key wrap (RFC 3394), which also notices a wrong installation key.
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
final class BlockKey {

    static final int BYTES = 32;
    static final int WRAPPED_BYTES = 40;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final String WRAP = "AESWrap_256";
    private static final String SEAL = "AES/GCM/NoPadding";

    private final SecretKey installation;

    /// @throws IllegalArgumentException unless it has 32 bytes
    BlockKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a wrapping key has 32 bytes, not " + key.length);
        }
        installation = new SecretKeySpec(key, "AES");
    }

    byte[] wrap(byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(WRAP);
        cipher.init(Cipher.WRAP_MODE, installation);
        return cipher.wrap(new SecretKeySpec(key, "AES"));
    }

    /// @throws GeneralSecurityException when it was wrapped by another key, or changed
    byte[] unwrap(byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(WRAP);
        cipher.init(Cipher.UNWRAP_MODE, installation);
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    }

    /// What is encrypted, and the clear bytes it is bound to.
    record Sealing(byte[] key, byte[] nonce, byte[] bound) {

        byte[] encrypt(byte[] plain) throws GeneralSecurityException {
            return cipher(Cipher.ENCRYPT_MODE).doFinal(plain);
        }

        byte[] decrypt(byte[] sealed) throws GeneralSecurityException {
            return cipher(Cipher.DECRYPT_MODE).doFinal(sealed);
        }

        private Cipher cipher(int mode) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance(SEAL);
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(bound);
            return cipher;
        }
    }
}
