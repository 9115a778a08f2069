package dev.gatehouse.journal;

/// One record of a block: what its entry says and, while it lives, its salt and payload.
///
/// @param length of the payload, also when that is gone
/// @param live whether salt and payload are there; otherwise both are empty
@SuppressWarnings("ArrayRecordComponent") // bytes stay bytes on the hot path
record BlockRecord(
        int kind,
        long receivedMicros,
        int source,
        int length,
        boolean live,
        byte[] salt,
        byte[] payload) {

    static BlockRecord of(Frame frame) {
        Entry entry = frame.entry();
        return new BlockRecord(
                entry.kind(),
                entry.receivedMicros(),
                entry.source(),
                entry.length(),
                true,
                frame.salt(),
                frame.payload());
    }

    BlockRecord erased() {
        return new BlockRecord(
                kind, receivedMicros, source, length, false, new byte[0], new byte[0]);
    }

    Stored stored(long position) {
        return live
                ? new Stored.Live(position, kind, receivedMicros, source, payload)
                : new Stored.Erased(position, kind, receivedMicros, source);
    }

    /// Whether the entry in the tree says the same as this.
    boolean agreesWith(Entry entry) {
        return kind == entry.kind()
                && receivedMicros == entry.receivedMicros()
                && source == entry.source()
                && length == entry.length();
    }
}
