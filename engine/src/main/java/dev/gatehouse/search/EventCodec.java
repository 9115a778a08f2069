package dev.gatehouse.search;

import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/// Lucene's own format of an index, but for the stored events: those lie in chunks packed with
/// Zstandard, which takes half the room of Lucene's fastest way and less time. Public because
/// Lucene finds a codec by the name in the index, through `META-INF/services`.
public final class EventCodec extends FilterCodec {
    /// Bytes of events packed together: more pack tighter, but one event costs unpacking them all.
    static final int CHUNK_BYTES = 32 * 1_024;

    private static final int CHUNK_EVENTS_MAX = 1_024;
    private static final int INDEX_BLOCK_SHIFT = 10;

    private final StoredFieldsFormat stored =
            new Lucene90CompressingStoredFieldsFormat(
                    "GatehouseEvents",
                    new ZstdPacking(),
                    CHUNK_BYTES,
                    CHUNK_EVENTS_MAX,
                    INDEX_BLOCK_SHIFT);

    /// The codec.
    public EventCodec() {
        super("GatehouseEvents", new Lucene104Codec());
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return stored;
    }
}
