package dev.gatehouse.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void everyInclusionCaseIsJudgedAsRecorded() throws Exception {
        List<Path> files =
                Vectors.filesBelow(Vectors.directory("merkle-proofs/testdata/inclusion"), ".json");
        for (Path file : files) {
            JsonNode test = Vectors.json(file);
            boolean holds =
                    Merkle.includes(
                            test.get("leafIdx").asLong(),
                            bytes(test.get("leafHash")),
                            path(test.get("proof")),
                            new Merkle.Head(
                                    test.get("treeSize").asLong(), bytes(test.get("root"))));
            assertThat(holds).as(file.toString()).isEqualTo(!test.get("wantErr").asBoolean());
        }
        assertThat(files).hasSize(98);
    }

    @Test
    void everyConsistencyCaseIsJudgedAsRecorded() throws Exception {
        List<Path> files =
                Vectors.filesBelow(
                        Vectors.directory("merkle-proofs/testdata/consistency"), ".json");
        for (Path file : files) {
            JsonNode test = Vectors.json(file);
            boolean holds =
                    Merkle.isConsistent(
                            new Merkle.Head(test.get("size1").asLong(), bytes(test.get("root1"))),
                            new Merkle.Head(test.get("size2").asLong(), bytes(test.get("root2"))),
                            path(test.get("proof")));
            assertThat(holds).as(file.toString()).isEqualTo(!test.get("wantErr").asBoolean());
        }
        assertThat(files).hasSize(98);
    }

    @Test
    void hashesAndRootsAreThoseOfTheReference() throws Exception {
        JsonNode reference = Vectors.json(Vectors.directory("rfc6962/rfc6962-reference.json"));
        List<String> inputs = Vectors.strings(reference.get("leaf_inputs_hex"));
        List<String> roots = Vectors.strings(reference.get("roots_by_size_hex"));
        Tree tree = new Tree();
        assertThat(HEX.formatHex(tree.root())).isEqualTo(roots.getFirst());
        for (int i = 0; i < inputs.size(); i++) {
            byte[] leaf = Merkle.leafHash(HEX.parseHex(inputs.get(i)));
            assertThat(HEX.formatHex(leaf))
                    .isEqualTo(reference.get("leaf_hashes_hex").get(i).asText());
            tree.append(leaf, (path, hashes) -> {});
            assertThat(HEX.formatHex(tree.root())).isEqualTo(roots.get(i + 1));
        }
        JsonNode longRoots = reference.get("long_roots").get("roots_hex");
        Tree large = new Tree();
        for (int i = 1; i <= 70_000; i++) {
            large.append(
                    Merkle.leafHash(("leaf " + (i - 1)).getBytes(UTF_8)), (path, hashes) -> {});
            JsonNode expected = longRoots.get(String.valueOf(i));
            if (expected != null) {
                assertThat(HEX.formatHex(large.root()))
                        .as("size " + i)
                        .isEqualTo(expected.asText());
            }
        }
    }

    @Test
    void leafAndNodeNeverHashAlike() {
        byte[] left = Merkle.leafHash(new byte[] {1});
        byte[] right = Merkle.leafHash(new byte[] {2});
        byte[] preimage = new byte[65];
        preimage[0] = 1;
        System.arraycopy(left, 0, preimage, 1, 32);
        System.arraycopy(right, 0, preimage, 33, 32);
        assertThat(Merkle.leafHash(preimage)).isNotEqualTo(Merkle.nodeHash(left, right));
    }

    @Test
    void proofsOfEverySizeAndPairHoldAndNoOtherLeafDoes() {
        List<byte[]> leaves = new ArrayList<>();
        List<byte[]> roots = new ArrayList<>();
        Tree tree = new Tree();
        roots.add(tree.root());
        for (int i = 0; i < 70; i++) {
            leaves.add(Merkle.leafHash(new byte[] {(byte) i}));
            tree.append(leaves.getLast(), (path, hashes) -> {});
            roots.add(tree.root());
        }
        for (int size = 1; size <= 70; size++) {
            Merkle.Head head = new Merkle.Head(size, roots.get(size));
            for (int index = 0; index < size; index++) {
                List<byte[]> path = Merkle.inclusionPath(tree, index, size);
                assertThat(Merkle.includes(index, leaves.get(index), path, head)).isTrue();
                byte[] other = leaves.get((index + 1) % 70);
                assertThat(Merkle.includes(index, other, path, head)).isFalse();
            }
            for (int older = 1; older <= size; older++) {
                List<byte[]> path = Merkle.consistencyPath(tree, older, size);
                Merkle.Head from = new Merkle.Head(older, roots.get(older));
                assertThat(Merkle.isConsistent(from, new Merkle.Head(size, roots.get(size)), path))
                        .isTrue();
            }
        }
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asText());
    }

    private static List<byte[]> path(JsonNode proof) {
        List<byte[]> path = new ArrayList<>();
        proof.forEach(hash -> path.add(bytes(hash)));
        return path;
    }
}
