package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class ZstdPackingTest {
    private final ZstdPacking packing = new ZstdPacking();

    @Test
    void anyPartOfAChunkComesBackAsItWas() throws IOException {
        byte[] plain = new byte[EventCodec.CHUNK_BYTES];
        new Random(3).nextBytes(plain);
        Arrays.fill(plain, 100, 20_000, (byte) 'a');
        byte[] packed = pack(plain);
        assertThat(packed.length).isLessThan(plain.length - 19_000);
        BytesRef part = new BytesRef();
        packing.newDecompressor()
                .decompress(new ByteArrayDataInput(packed), plain.length, 50, 1_000, part);
        assertThat(part).isEqualTo(new BytesRef(plain, 50, 1_000));
    }

    @Test
    void aDamagedChunkIsADamagedIndex() throws IOException {
        byte[] plain = new byte[5_000];
        byte[] packed = pack(plain);
        byte[] damaged = packed.clone();
        damaged[3] ^= 0x55;
        assertDamaged(damaged, plain.length);
        assertDamaged(packed, plain.length - 1);
        assertDamaged(packed, plain.length + 1);
    }

    private void assertDamaged(byte[] packed, int plainBytes) {
        assertThatThrownBy(() ->
                        packing.newDecompressor()
                                .decompress(
                                        new ByteArrayDataInput(packed),
                                        plainBytes,
                                        0,
                                        plainBytes,
                                        new BytesRef()))
                .isInstanceOf(CorruptIndexException.class);
    }

    private byte[] pack(byte[] plain) throws IOException {
        ByteBuffersDataOutput in = new ByteBuffersDataOutput();
        in.writeBytes(plain, plain.length);
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try (Compressor compressor = packing.newCompressor()) {
            compressor.compress(in.toDataInput(), out);
        }
        return out.toArrayCopy();
    }
}
