package dev.gatehouse.search;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.codecs.compressing.Decompressor;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/// Packs what an index stores with Zstandard: `vint length ‖ one frame`.
final class ZstdPacking extends CompressionMode {
    private static final int LEVEL = 1;

    @Override
    public Compressor newCompressor() {
        return new Packer();
    }

    @Override
    public Decompressor newDecompressor() {
        return new Unpacker();
    }

    private static final class Packer extends Compressor {
        private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);
        private byte[] plain = new byte[0];
        private byte[] packed = new byte[0];

        @Override
        public void compress(ByteBuffersDataInput in, DataOutput out) throws IOException {
            int length = Math.toIntExact(in.length());
            plain = ArrayUtil.growNoCopy(plain, length);
            in.readBytes(plain, 0, length);
            int most = Math.toIntExact(Zstd.compressBound(length));
            packed = ArrayUtil.growNoCopy(packed, most);
            int bytes = context.compressByteArray(packed, 0, packed.length, plain, 0, length);
            out.writeVInt(bytes);
            out.writeBytes(packed, bytes);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static final class Unpacker extends Decompressor {
        private byte[] packed = new byte[0];

        @Override
        public void decompress(DataInput in, int plainLength, int offset, int length, BytesRef into)
                throws IOException {
            int packedLength = in.readVInt();
            packed = ArrayUtil.growNoCopy(packed, packedLength);
            in.readBytes(packed, 0, packedLength);
            into.bytes = ArrayUtil.growNoCopy(into.bytes, plainLength);
            try {
                long unpacked =
                        Zstd.decompressByteArray(
                                into.bytes, 0, plainLength, packed, 0, packedLength);
                if (unpacked != plainLength) {
                    throw new CorruptIndexException("a chunk of events does not unpack", in);
                }
            } catch (ZstdException damaged) {
                throw new CorruptIndexException("a chunk of events does not unpack", in, damaged);
            }
            into.offset = offset;
            into.length = length;
        }

        @Override
        public Decompressor clone() {
            return new Unpacker();
        }
    }
}
