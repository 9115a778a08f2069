package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.journal.LastSeen.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody outside the journal can check: memory of checkpoints, proofs, the plain export.
class ClientTest {

    @TempDir Path data;

    /// A120 and A121: only memory outside shows a rollback or a rewrite by somebody who holds the
    /// key.
    @Test
    void theMemoryNoticesRollbackAndRewrite() throws IOException {
        Fixture fixture = new Fixture(data);
        LastSeen memory = new LastSeen(data.resolve("seen"));
        SignedCheckpoint small;
        try (Journal journal = fixture.open()) {
            VerifierKey key = journal.verifierKey();
            journal.append(Fixture.leaves(0, 3));
            journal.seal();
            small = journal.checkpoint();
            assertThat(memory.check(small, key, journal::proveConsistency))
                    .isEqualTo(Comparison.FIRST);
            assertThat(memory.check(small, key, journal::proveConsistency))
                    .isEqualTo(Comparison.SAME);
            journal.append(Fixture.leaves(3, 4));
            journal.seal();
            SignedCheckpoint large = journal.checkpoint();
            assertThat(memory.check(large, key, journal::proveConsistency))
                    .isEqualTo(Comparison.GROWN);
            assertThat(memory.check(small, key, journal::proveConsistency))
                    .isEqualTo(Comparison.ROLLED_BACK);
            assertThat(memory.check(large, key, journal::proveConsistency))
                    .isEqualTo(Comparison.SAME);
        }
        SigningKey stolen = fixture.keys().signingKey(small.origin());
        for (long size : new long[] {7, 9}) {
            SignedNote forged =
                    stolen.sign(SignedCheckpoint.text(small.origin(), size, new byte[32]));
            SignedCheckpoint rewritten = SignedCheckpoint.parse(forged.bytes());
            assertThat(
                            memory.check(
                                    rewritten,
                                    stolen.verifier(),
                                    (from, to) -> List.of(new byte[32])))
                    .isEqualTo(Comparison.REWRITTEN);
        }
        VerifierKey other = new Fixture(data.resolve("other")).keys().verifierKey(small.origin());
        assertThatThrownBy(() -> memory.check(small, other, (from, to) -> List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// A124: a proof holds for its record and its tree alone.
    @Test
    void aProofFileProvesOneRecordOffline() {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 300));
            journal.seal();
            SignedCheckpoint signed = journal.checkpoint();
            VerifierKey key = journal.verifierKey();
            ProofFile proof =
                    ProofFile.parse(ProofFile.of(journal.prove(255, 300), signed).bytes());
            byte[] entry = proof.extra().orElseThrow();
            assertThat(proof.verify(entry, key).size()).isEqualTo(300);
            byte[] other = journal.prove(254, 300).entry();
            assertThatThrownBy(() -> proof.verify(other, key))
                    .isInstanceOf(IllegalArgumentException.class);
            for (long index : new long[] {254, 300, 511}) {
                ProofFile moved =
                        new ProofFile(index, proof.hashes(), proof.extra(), proof.checkpoint());
                assertThatThrownBy(() -> moved.verify(entry, key))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            List<byte[]> many = new ArrayList<>(Collections.nCopies(64, new byte[32]));
            ProofFile proofTooLong = new ProofFile(255, many, proof.extra(), proof.checkpoint());
            assertThatThrownBy(() -> proofTooLong.verify(entry, key))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// A123: what no checkpoint may say.
    @Test
    void checkpointsAreReadStrictly() {
        Fixture fixture = new Fixture(data);
        SigningKey key = fixture.keys().signingKey("example.org/log");
        String root = Note64.encode(new byte[32]);
        for (String body :
                List.of(
                        "example.org/log\n007\n" + root + "\n",
                        "example.org/log\n-1\n" + root + "\n",
                        "example.org/log\n+1\n" + root + "\n",
                        "example.org/log\n18446744073709551616\n" + root + "\n",
                        "example.org/log\n9223372036854775808\n" + root + "\n",
                        "example.org/log\n1\n" + root.substring(4) + "\n",
                        "example.org/log\n1\n\n" + root + "\n",
                        "\n1\n" + root + "\n",
                        "example.org/log\r\n1\r\n" + root + "\r\n",
                        "example.org/log\n1\n")) {
            byte[] note = key.sign(body).bytes();
            assertThatThrownBy(() -> SignedCheckpoint.parse(note))
                    .as(body)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        SignedNote elsewhere = key.sign("example.org/other\n1\n" + root + "\n");
        assertThatThrownBy(() -> SignedCheckpoint.parse(elsewhere.bytes()).verify(key.verifier()))
                .hasMessageContaining("example.org/other");
        byte[] huge =
                key.sign("example.org/log\n1\n" + root + "\n" + "x".repeat(1 << 20) + "\n").bytes();
        assertThatThrownBy(() -> SignedCheckpoint.parse(huge)).hasMessageContaining("at most");
        SignedNote good = key.sign("example.org/log\n1\n" + root + "\nextension\n");
        List<SignedNote.NoteSignature> many = new ArrayList<>(good.signatures());
        for (int i = 0; i < 20; i++) {
            many.add(new SignedNote.NoteSignature("witness" + i, new byte[4], new byte[64]));
        }
        byte[] cosigned = new SignedNote(good.text(), many).bytes();
        assertThat(SignedCheckpoint.parse(cosigned).verify(key.verifier()).size()).isEqualTo(1);
    }

    @Test
    void thePlainExportHoldsWhatAnotherVerifierNeeds() throws IOException {
        Fixture fixture = new Fixture(data);
        try (Journal journal = fixture.open()) {
            journal.append(Fixture.leaves(0, 4));
            journal.erase(Fixture.erasure(1));
            journal.append(Fixture.leaves(4, 2));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(PlainExport.write(fixture.directory(), fixture.settings(), out)).isEqualTo(7);
        Tree tree = new Tree();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode exported = new ObjectMapper().readTree(line);
            assertThat(exported.get("position").asLong()).isEqualTo(tree.size());
            byte[] entry = exported.get("entry").binaryValue();
            if (exported.get("state").asText().equals("live")) {
                byte[] salt = exported.get("salt").binaryValue();
                byte[] payload = exported.get("payload").binaryValue();
                assertThat(Entry.commitment(Merkle.sha256(), salt, 0, payload))
                        .isEqualTo(Arrays.copyOfRange(entry, 18, 50));
            } else {
                assertThat(tree.size()).isEqualTo(1);
                assertThat(exported.has("payload")).isFalse();
            }
            tree.append(Merkle.leafHash(entry), (path, hashes) -> {});
        }
        byte[] checkpoint = Files.readAllBytes(fixture.directory().resolve("checkpoint"));
        assertThat(tree.root()).isEqualTo(SignedCheckpoint.parse(checkpoint).root());
    }
}
