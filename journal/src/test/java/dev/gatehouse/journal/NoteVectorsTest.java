package dev.gatehouse.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoteVectorsTest {

    @Test
    void verifierKeysAreReadExactly() throws Exception {
        JsonNode notes = Vectors.json(Vectors.directory("signed-note/notes.json"));
        for (String key : Vectors.strings(notes.get("valid_vkeys"))) {
            assertThat(VerifierKey.parse(key)).hasToString(key);
            for (int i = 0; i < key.length(); i++) {
                String shorter = key.substring(0, i);
                assertThatThrownBy(() -> VerifierKey.parse(shorter))
                        .isInstanceOf(IllegalArgumentException.class);
                char[] changed = key.toCharArray();
                changed[i]++;
                assertThatThrownBy(() -> VerifierKey.parse(new String(changed)))
                        .as(new String(changed))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        for (JsonNode bad : notes.get("invalid_vkeys")) {
            if (bad.has("vkey")) {
                assertThatThrownBy(() -> VerifierKey.parse(bad.get("vkey").asText()))
                        .as(bad.toString())
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void signingMakesTheRecordedNote() throws Exception {
        JsonNode notes = Vectors.json(Vectors.directory("signed-note/notes.json"));
        String[] secret = notes.get("skey_for_sign_test").asText().split("\\+", 5);
        byte[] seed = Base64.getDecoder().decode(secret[4]);
        VerifierKey key = VerifierKey.parse(notes.get("valid_vkeys").get(0).asText());
        SigningKey signing =
                new SigningKey(key.name(), Arrays.copyOfRange(seed, 1, 33), key.publicKey());
        SignedNote note = signing.sign(notes.get("sign_text").asText());
        assertThat(note).hasToString(notes.get("sign_want").asText());
    }

    @Test
    void notesAreOpenedAsRecorded() throws Exception {
        JsonNode cases = Vectors.json(Vectors.directory("signed-note/notes.json")).get("open");
        for (JsonNode test : cases) {
            byte[] note =
                    test.has("note")
                            ? test.get("note").asText().getBytes(UTF_8)
                            : Base64.getDecoder().decode(test.get("note_base64").asText());
            List<VerifierKey> keys =
                    Vectors.strings(test.get("vkeys")).stream().map(VerifierKey::parse).toList();
            if (test.has("error")) {
                assertThatThrownBy(() -> SignedNote.parse(note).verify(keys))
                        .as(test.get("name").asText())
                        .isInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(SignedNote.parse(note).verify(keys))
                        .as(test.get("name").asText())
                        .extracting(VerifierKey::name)
                        .containsExactlyElementsOf(Vectors.strings(test.get("verified")));
            }
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void checkpointsOfAnotherImplementationAreReadOrRefusedByTheirNames() throws Exception {
        List<Path> files =
                Vectors.filesBelow(Vectors.directory("sigstore-java-checkpoints"), ".txt");
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            if (file.getFileName().toString().startsWith("valid")) {
                assertThatCode(() -> SignedCheckpoint.parse(bytes))
                        .as(file.toString())
                        .doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> SignedCheckpoint.parse(bytes))
                        .as(file.toString())
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(files).hasSize(9);
    }

    @Test
    void proofFilesAreWrittenAndRefusedAsRecorded() throws Exception {
        JsonNode proofs = Vectors.json(Vectors.directory("tlog-proof/proofs.json"));
        for (JsonNode test : proofs.get("marshal")) {
            ProofFile proof =
                    new ProofFile(
                            test.get("index").asLong(),
                            Vectors.strings(test.get("hashes")).stream()
                                    .map(Base64.getDecoder()::decode)
                                    .toList(),
                            test.has("extra")
                                    ? Optional.of(test.get("extra").asText().getBytes(UTF_8))
                                    : Optional.empty(),
                            test.get("checkpoint").asText().getBytes(UTF_8));
            String want = test.get("want").asText();
            assertThat(new String(proof.bytes(), UTF_8)).isEqualTo(want);
            assertThat(new String(ProofFile.parse(want.getBytes(UTF_8)).bytes(), UTF_8))
                    .isEqualTo(want);
        }
        for (JsonNode reject : proofs.get("reject")) {
            assertThatThrownBy(() -> ProofFile.parse(reject.asText().getBytes(UTF_8)))
                    .as(reject.asText())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
