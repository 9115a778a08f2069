package dev.gatehouse.server.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Keeps passwords as Argon2id hashes in the usual text form,
/// `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, so that a stronger setting can follow without asking
/// anybody to change theirs.
public final class Passwords {
    /// The shortest password taken.
    public static final int PASSWORD_CHARS_MIN = 12;

    /// The longest.
    public static final int PASSWORD_CHARS_MAX = 256;

    // What OWASP names for Argon2id: 19 MiB, two passes, one lane.
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    // Each hash holds its memory for tens of milliseconds; more at a time would let strangers fill
    // the machine through the sign-in.
    private static final int AT_A_TIME_MAX = 4;

    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random;
    private final Semaphore running = new Semaphore(AT_A_TIME_MAX, true);
    private final String nobody;

    /// @param random where salts come from
    public Passwords(SecureRandom random) {
        this.random = random;
        // No password's, and costs what another costs to compare with, without deriving one first.
        this.nobody = kept(bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] some = new byte[count];
        random.nextBytes(some);
        return some;
    }

    /// The text to keep.
    public String hash(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return kept(salt, derive(password, salt, MEMORY_KIB, PASSES));
    }

    private static String kept(byte[] salt, byte[] hash) {
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        text.encodeToString(salt),
                        text.encodeToString(hash));
    }

    /// Whether `password` is the one kept as `kept`. Takes as long for an account that does not
    /// exist: hand in [#nobody()] then.
    public boolean matches(String password, String kept) {
        Matcher parts = FORM.matcher(kept);
        if (!parts.matches()) {
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] actual =
                derive(
                        password,
                        salt,
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)));
        return MessageDigest.isEqual(expected, actual);
    }

    /// The hash to compare with when there is no such account.
    public String nobody() {
        return nobody;
    }

    private byte[] derive(String password, byte[] salt, int memoryKib, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(LANES)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[HASH_BYTES];
        running.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            running.release();
        }
        return hash;
    }
}
