package dev.gatehouse.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Secrets that must be readable again, such as the one a webhook is signed with: each in a file of
/// its own, mode 0600, sealed by AES-256-GCM under a key derived from the installation's, bound to
/// its name. A file put in another's place does not open. Format: nonce 12 bytes, then ciphertext
/// and tag.
public final class SealedSecrets {
    /// Longest secret.
    public static final int SECRET_BYTES_MAX = 64 * 1024;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path directory;
    private final SecretKeySpec sealing;
    private final SecureRandom random;

    private SealedSecrets(Path directory, SecretKeySpec sealing, SecureRandom random) {
        this.directory = directory;
        this.sealing = sealing;
        this.random = random;
    }

    /// The secrets under `directory`, which is made when first written to.
    public static SealedSecrets in(Path directory, InstallationKey key, SecureRandom random) {
        byte[] derived = InstallationKey.digest(key.mac("seal"), new byte[0]);
        return new SealedSecrets(directory, new SecretKeySpec(derived, "AES"), random);
    }

    /// Keeps `secret` under `name`, in place of an earlier one.
    ///
    /// @throws SecretProblem when it is too long or the disk refuses
    public void put(String name, byte[] secret) {
        if (secret.length > SECRET_BYTES_MAX) {
            throw new SecretProblem("a secret has at most " + SECRET_BYTES_MAX + " bytes");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret);
            byte[] file = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, file, NONCE_BYTES, sealed.length);
            PrivateFile.makeDirectory(directory);
            PrivateFile.write(file(name), file);
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException("every JDK has AES-GCM", bug);
        } catch (IOException problem) {
            throw new SecretProblem("cannot write " + file(name) + ": " + problem, problem);
        }
    }

    /// The secret of that name, if one is kept.
    ///
    /// @throws SecretProblem when its file does not open under this installation's key
    public Optional<byte[]> get(String name) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            byte[] sealed = PrivateFile.read(file);
            if (sealed.length < NONCE_BYTES) {
                throw new SecretProblem(file + " is cut short; set the secret again");
            }
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, name)
                            .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException problem) {
            throw new SecretProblem(
                    file + " was not sealed by this installation; set the secret again", problem);
        } catch (IOException problem) {
            throw new SecretProblem("cannot read " + file + ": " + problem, problem);
        }
    }

    /// Forgets the secret of that name.
    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException problem) {
            throw new SecretProblem("cannot delete " + file(name) + ": " + problem, problem);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    // The name is somebody's text, so it is never a file name.
    private Path file(String name) {
        return directory.resolve(
                HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)) + ".sealed");
    }
}
