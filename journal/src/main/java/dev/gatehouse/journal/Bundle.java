package dev.gatehouse.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Up to 256 entries as one file: each `u16 length ‖ entry`.
final class Bundle {

    /// Bytes of one entry in a bundle.
    static final int ENTRY_BYTES = 2 + Entry.BYTES;

    private final byte[] bytes = new byte[TilePath.FULL * ENTRY_BYTES];
    private int count;

    Bundle() {}

    Bundle(Bundle other) {
        System.arraycopy(other.bytes, 0, bytes, 0, bytes.length);
        count = other.count;
    }

    /// The first entries of a stored bundle.
    static Bundle restore(byte[] stored, int count) {
        Bundle bundle = new Bundle();
        System.arraycopy(stored, 0, bundle.bytes, 0, count * ENTRY_BYTES);
        bundle.count = count;
        return bundle;
    }

    void add(byte[] entry) {
        ByteBuffer.wrap(bytes, count * ENTRY_BYTES, ENTRY_BYTES)
                .putShort((short) Entry.BYTES)
                .put(entry);
        count++;
    }

    boolean isFull() {
        return count == TilePath.FULL;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    byte[] stored() {
        return Arrays.copyOf(bytes, count * ENTRY_BYTES);
    }

    /// The entry's bytes out of a stored bundle, its length not checked.
    static byte[] entry(byte[] stored, int index) {
        int at = index * ENTRY_BYTES;
        return Arrays.copyOfRange(stored, at + 2, at + ENTRY_BYTES);
    }
}
