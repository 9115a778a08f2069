package dev.gatehouse.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationTest {
    private static final String ORIGIN = "example.org/log";
    private static final byte[] PACK = "rows".getBytes(UTF_8);

    @TempDir Path directory;

    private SigningKey key(String of) {
        return JournalKeys.loadOrCreate(directory.resolve(of), new SecureRandom())
                .signingKey(ORIGIN);
    }

    @Test
    void itIsAboutTheBytesThatWereSignedAndNoOthers() {
        SigningKey key = key("ours");
        byte[] note = Attestation.of(ORIGIN, "evidence-pack", PACK).signed(key);
        Attestation read = Attestation.verify(note, key.verifier());
        assertThat(read.what()).isEqualTo("evidence-pack");
        assertThat(read.isAbout(PACK)).isTrue();
        assertThat(read.isAbout("rowS".getBytes(UTF_8))).isFalse();
    }

    @Test
    void anotherKeyOrAnotherTextIsRefused() {
        SigningKey key = key("ours");
        byte[] note = Attestation.of(ORIGIN, "evidence-pack", PACK).signed(key);
        SigningKey stranger = key("a-strangers");
        assertThatThrownBy(() -> Attestation.verify(note, stranger.verifier()))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] changed =
                new String(note, UTF_8).replace("evidence-pack", "evidence-pick").getBytes(UTF_8);
        assertThatThrownBy(() -> Attestation.verify(changed, key.verifier()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointPassesForNoAttestationNorTheOtherWayRound() {
        SigningKey key = key("ours");
        String root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        byte[] checkpoint = key.sign(ORIGIN + "\n7\n" + root + "\n").bytes();
        assertThatThrownBy(() -> Attestation.verify(checkpoint, key.verifier()))
                .hasMessageContaining("no attestation of this journal");
        byte[] ofAnother =
                key.sign("example.org/other\nevidence-pack\nsha256 " + "0".repeat(64) + "\n")
                        .bytes();
        assertThatThrownBy(() -> Attestation.verify(ofAnother, key.verifier()))
                .hasMessageContaining("no attestation of this journal");
        assertThatThrownBy(() -> new Attestation(ORIGIN, "7", "0".repeat(64)))
                .hasMessageContaining("letters and hyphens");
    }
}
