package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TileVectorsTest {

    @Test
    void pathsAreWrittenAndReadAsSpecified() throws Exception {
        JsonNode paths = Vectors.json(Vectors.directory("tlog-tiles/paths.json"));
        for (Map.Entry<String, JsonNode> path : paths.get("index_paths").properties()) {
            TilePath tile = new TilePath(0, Long.parseLong(path.getKey()), TilePath.FULL);
            assertThat(tile).hasToString("tile/0/" + path.getValue().asText());
            assertThat(TilePath.parse(tile.toString())).isEqualTo(tile);
        }
        for (JsonNode bad : paths.get("bad_paths")) {
            assertThatThrownBy(() -> TilePath.parse(bad.asText()))
                    .as(bad.asText())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (Map.Entry<String, JsonNode> inventory :
                paths.get("tile_inventory_by_size").properties()) {
            long size = Long.parseLong(inventory.getKey());
            int levels = 0;
            for (JsonNode level : inventory.getValue()) {
                int number = level.get("level").asInt();
                assertThat(Tree.rowSize(number, size) >> 8)
                        .isEqualTo(level.get("full_tiles").asLong());
                assertThat(Tree.edgeWidth(number, size))
                        .isEqualTo(level.get("partial_width").asInt());
                levels++;
            }
            assertThat(Tree.rowSize(levels, size)).isZero();
        }
    }

    @Test
    void fifteenStatesOfARealLogAreRecomputed() throws Exception {
        Path log = Vectors.directory("tessera-testlog/testdata/log");
        VerifierKey key =
                VerifierKey.parse(
                        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
        for (int size = 1; size <= 15; size++) {
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.parse(Files.readAllBytes(log.resolve("checkpoint." + size)))
                            .verify(key);
            assertThat(checkpoint.size()).isEqualTo(size);
            TileReader tiles = new TileReader(Disk.local(), log, size);
            assertThat(Merkle.root(tiles, 0, size)).isEqualTo(checkpoint.root());
            Tree tree = new Tree();
            ByteBuffer bundle =
                    ByteBuffer.wrap(
                            Files.readAllBytes(
                                    log.resolve(
                                            new TilePath(TilePath.ENTRIES, 0, size).toString())));
            while (bundle.hasRemaining()) {
                byte[] entry = new byte[bundle.getShort() & 0xffff];
                bundle.get(entry);
                tree.append(Merkle.leafHash(entry), (path, hashes) -> {});
            }
            assertThat(tree.root()).isEqualTo(checkpoint.root());
            byte[] stored = Files.readAllBytes(log.resolve(new TilePath(0, 0, size).toString()));
            assertThat(Arrays.copyOf(tiles.read(0, 0), stored.length)).isEqualTo(stored);
        }
        SignedCheckpoint empty =
                SignedCheckpoint.parse(Files.readAllBytes(log.resolve("checkpoint.0"))).verify(key);
        assertThat(empty.root()).isEqualTo(Merkle.emptyRoot());
    }

    @Test
    void aMirrorWithFullAndPartialTilesMakesItsRoot() throws Exception {
        Path mirror =
                Vectors.directory(
                        "sunlight-testdata/cmd/skylight/testdata/witness/mirror/"
                                + "000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706");
        SignedCheckpoint checkpoint =
                SignedCheckpoint.parse(Files.readAllBytes(mirror.resolve("checkpoint")));
        assertThat(checkpoint.size()).isEqualTo(300);
        TileReader tiles = new TileReader(Disk.local(), mirror, 300);
        assertThat(Merkle.root(tiles, 0, 300)).isEqualTo(checkpoint.root());
        assertThat(Tree.restore(tiles, 300).root()).isEqualTo(checkpoint.root());
    }
}
