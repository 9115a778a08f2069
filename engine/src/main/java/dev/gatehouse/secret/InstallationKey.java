package dev.gatehouse.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that makes an installation's fingerprints its own: the same secret value gives the
/// same fingerprint here and a different one elsewhere, and nobody without the key can try guesses.
/// Made once, kept in a file of mode 0600 under `installation/keys/`. Safe for many threads.
public final class InstallationKey {
    /// Length of the key.
    public static final int KEY_BYTES = 32;

    private static final String FILE = "installation.key";
    private static final int FINGERPRINT_BYTES = 16;

    private final byte[] key;
    private final Mac fingerprints;

    private InstallationKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new SecretProblem(
                    "an installation key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = key.clone();
        this.fingerprints = mac("fingerprint");
    }

    /// The key from its file, or a fresh one written there when there is none.
    ///
    /// @throws SecretProblem when the file is not a key or others may read it
    public static InstallationKey loadOrCreate(Path keysDirectory, SecureRandom random) {
        Path file = keysDirectory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return new InstallationKey(PrivateFile.read(file));
            }
            PrivateFile.makeDirectory(keysDirectory);
            InstallationKey fresh = fresh(random);
            PrivateFile.write(file, fresh.key);
            return fresh;
        } catch (IOException problem) {
            throw new SecretProblem("cannot read or write " + file + ": " + problem, problem);
        }
    }

    /// A key that is written nowhere: for a command that leaves nothing behind.
    public static InstallationKey fresh(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new InstallationKey(bytes);
    }

    /// A key from its bytes.
    public static InstallationKey of(byte[] key) {
        return new InstallationKey(key);
    }

    /// The name of a credential whose tool has none for it: `fp:` and 16 bytes in hex.
    public String fingerprint(byte[] secret) {
        return "fp:" + HexFormat.of().formatHex(digest(fingerprints, secret), 0, FINGERPRINT_BYTES);
    }

    /// A keyed hash of its own for one purpose. Clone it for each use: what it gives is only a
    /// prototype, which must not be fed.
    public Mac mac(String purpose) {
        try {
            Mac derive = Mac.getInstance("HmacSHA256");
            derive.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] derived =
                    derive.doFinal(
                            ("gatehouse/" + purpose + "/v1").getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("every JDK has HmacSHA256", bug);
        }
    }

    /// A use of a prototype that [#mac] gave.
    public static Mac use(Mac prototype) {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException bug) {
            throw new IllegalStateException("the JDK's own HMAC can be cloned", bug);
        }
    }

    /// The keyed hash of `bytes`, 32 bytes, by a prototype that [#mac] gave.
    public static byte[] digest(Mac prototype, byte[] bytes) {
        return use(prototype).doFinal(bytes);
    }

    @Override
    public String toString() {
        return "InstallationKey[***]";
    }
}
