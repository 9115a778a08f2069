package dev.gatehouse.record;

import dev.gatehouse.secret.InstallationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/// Makes the keys that the receipt filter compares: a keyed hash over source, channel and, by the
/// way a delivery came, its id and bytes, the bytes of a piece, or those and their ordinal. Each
/// field is preceded by its length, so no two inputs run into each other.
final class ReceiptKeys {
    private final Mac push;
    private final Mac piece;

    ReceiptKeys(InstallationKey key) {
        this.push = key.mac("receipt-push");
        this.piece = key.mac("receipt-piece");
    }

    /// For a whole pushed delivery. Its SHA-256 stands for the body: the journal keeps that as
    /// well, so one pass over the body serves both, and the key can be made again without the body.
    ///
    /// @param bodySha256 in hex
    RecordKey push(int source, String channel, String transportId, String bodySha256) {
        Mac mac = start(push, source, channel);
        field(mac, transportId.getBytes(StandardCharsets.UTF_8));
        mac.update(HexFormat.of().parseHex(bodySha256));
        return RecordKey.of(mac.doFinal());
    }

    /// For one piece.
    ///
    /// @param ordinal 0 of a pulled piece; k for the k-th identical piece of an import
    RecordKey piece(int source, String channel, long ordinal, byte[] bytes) {
        Mac mac = start(piece, source, channel);
        mac.update(ByteBuffer.allocate(8).putLong(0, ordinal));
        mac.update(bytes);
        return RecordKey.of(mac.doFinal());
    }

    private static Mac start(Mac prototype, int source, String channel) {
        Mac mac = InstallationKey.use(prototype);
        mac.update(ByteBuffer.allocate(4).putInt(0, source));
        field(mac, channel.getBytes(StandardCharsets.UTF_8));
        return mac;
    }

    private static void field(Mac mac, byte[] bytes) {
        mac.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        mac.update(bytes);
    }
}
