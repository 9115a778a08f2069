package dev.gatehouse.record;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The first 128 bits of a keyed hash.
record RecordKey(long high, long low) {
    static RecordKey of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new RecordKey(bytes.getLong(), bytes.getLong());
    }

    /// Reads what [#hex] wrote.
    static RecordKey parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
