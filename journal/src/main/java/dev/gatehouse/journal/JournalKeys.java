package dev.gatehouse.journal;

import dev.gatehouse.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/// An installation's secrets for its journals: an Ed25519 key that signs checkpoints, an AES-256
/// key that wraps the keys of blocks, and the random name its origins carry.
///
/// Each lies in a file of its own, one line of base64 (base32 for the name), readable by its owner
/// alone; a file that others may read is refused. Nothing here is ever part of a message.
public final class JournalKeys {

    static final String SIGNING_FILE = "journal-signing.key";
    static final String WRAPPING_FILE = "journal-wrapping.key";
    static final String NAME_FILE = "journal-name";

    static final int WRAPPING_KEY_BYTES = 32;
    private static final int NAME_CHARACTERS = 26;
    private static final int KEY_FILE_BYTES_MAX = 1024;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    private final Path directory;
    private final SecureRandom random;
    private final byte[] signing;
    private final BlockKey wrapping;
    private final String name;

    private JournalKeys(Path directory, SecureRandom random) throws IOException {
        this.directory = directory;
        this.random = random;
        signing = loadOrMake(SIGNING_FILE, JournalKeys::makeSigning);
        wrapping =
                new BlockKey(
                        loadOrMake(
                                WRAPPING_FILE,
                                source -> {
                                    byte[] key = new byte[WRAPPING_KEY_BYTES];
                                    source.nextBytes(key);
                                    return Base64.getEncoder().encodeToString(key);
                                }));
        name =
                new String(
                        loadOrMakeText(NAME_FILE, JournalKeys::makeName),
                        StandardCharsets.US_ASCII);
        if (!name.matches("[a-z2-7]{" + NAME_CHARACTERS + "}")) {
            throw unusable(
                    directory.resolve(NAME_FILE),
                    "it does not hold " + NAME_CHARACTERS + " letters of base32");
        }
    }

    /// Reads the keys of an installation, making those that do not exist yet.
    ///
    /// @param random where new keys, salts and block keys come from
    /// @throws JournalException when a file is readable by others, or is not what it should be
    public static JournalKeys loadOrCreate(Path directory, SecureRandom random) {
        try {
            Files.createDirectories(directory);
            return new JournalKeys(directory, random);
        } catch (IOException e) {
            throw JournalException.io("Keys in " + directory, e);
        }
    }

    /// The origin of a tenant's journal: random, made once for the installation, never a host's
    /// name.
    ///
    /// @param tenant of letters, digits and hyphens
    public String origin(String tenant) {
        if (!tenant.matches("[a-zA-Z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "a tenant's name has 1 to 64 letters, digits and hyphens");
        }
        return "gatehouse." + name + "/t/" + tenant;
    }

    SigningKey signingKey(String origin) {
        byte[] seed = Arrays.copyOf(signing, SigningKey.SEED_BYTES);
        byte[] publicKey = Arrays.copyOfRange(signing, SigningKey.SEED_BYTES, signing.length);
        try {
            return new SigningKey(origin, seed, publicKey);
        } catch (IllegalArgumentException e) {
            throw unusable(
                    directory.resolve(SIGNING_FILE), "it does not hold a seed and its public key");
        }
    }

    /// The public key checkpoints of this origin are checked with.
    public VerifierKey verifierKey(String origin) {
        return signingKey(origin).verifier();
    }

    BlockKey wrapping() {
        return wrapping;
    }

    SecureRandom random() {
        return random;
    }

    /// Where the last checkpoint signed for an origin is remembered, outside the journal's own
    /// directory.
    Path lastSignedFile(String origin) {
        return directory.resolve(lastSignedName(origin));
    }

    static String lastSignedName(String origin) {
        byte[] hash = Merkle.sha256().digest(origin.getBytes(StandardCharsets.UTF_8));
        return "journal-last-signed-" + HexFormat.of().formatHex(hash, 0, 8);
    }

    private interface Maker {
        String make(SecureRandom random);
    }

    private byte[] loadOrMake(String file, Maker maker) throws IOException {
        try {
            return Base64.getDecoder().decode(loadOrMakeText(file, maker));
        } catch (IllegalArgumentException e) {
            throw unusable(directory.resolve(file), "it is not one line of base64");
        }
    }

    private byte[] loadOrMakeText(String file, Maker maker) throws IOException {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            write(path, maker.make(random) + "\n");
        }
        return readPrivate(path);
    }

    /// Reads a key file that nobody else may read.
    static byte[] readPrivate(Path path) throws IOException {
        Set<PosixFilePermission> tooMany = EnumSet.copyOf(OTHERS);
        tooMany.retainAll(Files.getPosixFilePermissions(path));
        if (!tooMany.isEmpty()) {
            throw new JournalException(
                    Reason.CONFIGURATION,
                    "Key file "
                            + path
                            + " is open to others ("
                            + PosixFilePermissions.toString(tooMany)
                            + "). Run: chmod 600 "
                            + path);
        }
        if (Files.size(path) > KEY_FILE_BYTES_MAX) {
            throw unusable(path, "it is larger than " + KEY_FILE_BYTES_MAX + " bytes");
        }
        return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                .strip()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(Path path, String text) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
        Files.deleteIfExists(fresh);
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(owner))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("somebody else is making " + path, e);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        new LocalDisk().syncDirectory(DurableFiles.parent(path));
    }

    private static String makeSigning(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] spki = pair.getPublic().getEncoded();
            byte[] both = new byte[64];
            System.arraycopy(seed, 0, both, 0, 32);
            System.arraycopy(spki, spki.length - 32, both, 32, 32);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 platform has Ed25519", e);
        }
    }

    private static String makeName(SecureRandom random) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < NAME_CHARACTERS; i++) {
            made.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return made.toString();
    }

    private static JournalException unusable(Path file, String why) {
        return new JournalException(
                Reason.CONFIGURATION,
                "Key file " + file + " cannot be used: " + why + ". Restore it from a backup.");
    }
}
