package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedSecretsTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir Path directory;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        InstallationKey made = InstallationKey.loadOrCreate(directory, RANDOM);
        InstallationKey read = InstallationKey.loadOrCreate(directory, RANDOM);
        assertThat(read.fingerprint(utf8("s"))).isEqualTo(made.fingerprint(utf8("s")));
        assertThat(made.fingerprint(utf8("s"))).matches("fp:[0-9a-f]{32}");
        Path file = directory.resolve("installation.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.toString()).isEqualTo("InstallationKey[***]");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        InstallationKey.loadOrCreate(directory, RANDOM);
        Files.setPosixFilePermissions(
                directory.resolve("installation.key"),
                PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> InstallationKey.loadOrCreate(directory, RANDOM))
                .isInstanceOf(SecretProblem.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aSecretComesBackAndItsFileDoesNotShowIt() throws IOException {
        InstallationKey key = InstallationKey.fresh(RANDOM);
        SealedSecrets secrets = SealedSecrets.in(directory, key, RANDOM);
        secrets.put("3/webhook-secret", utf8("canary-5521"));
        assertThat(secrets.get("3/webhook-secret")).hasValue(utf8("canary-5521"));
        assertThat(secrets.get("4/webhook-secret")).isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(new String(Files.readAllBytes(all.getFirst()), StandardCharsets.ISO_8859_1))
                    .doesNotContain("canary");
        }
    }

    @Test
    void aFilePutInAnothersPlaceDoesNotOpen() throws IOException {
        InstallationKey key = InstallationKey.fresh(RANDOM);
        SealedSecrets secrets = SealedSecrets.in(directory, key, RANDOM);
        secrets.put("a", utf8("one"));
        Files.move(directory.resolve("61.sealed"), directory.resolve("62.sealed"));
        assertThatThrownBy(() -> secrets.get("b")).isInstanceOf(SecretProblem.class);
    }

    @Test
    void anotherInstallationOpensNothing() {
        SealedSecrets.in(directory, InstallationKey.fresh(RANDOM), RANDOM).put("a", utf8("one"));
        SealedSecrets other = SealedSecrets.in(directory, InstallationKey.fresh(RANDOM), RANDOM);
        assertThatThrownBy(() -> other.get("a"))
                .isInstanceOf(SecretProblem.class)
                .hasMessageNotContaining("one");
    }
}
