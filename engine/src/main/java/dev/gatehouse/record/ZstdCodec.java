package dev.gatehouse.record;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.gatehouse.journal.Codec;
import java.io.IOException;

/// Zstandard for the journal's blocks, codec number 2. The journal itself needs the JDK alone, so
/// it is handed in.
public final class ZstdCodec implements Codec {
    private static final int LEVEL = 3;

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public byte[] compress(byte[] plain) {
        return Zstd.compress(plain, LEVEL);
    }

    @Override
    public byte[] decompress(byte[] packed, int plainBytes) throws IOException {
        try {
            byte[] plain = new byte[plainBytes];
            long length = Zstd.decompress(plain, packed);
            if (Zstd.isError(length) || length != plainBytes) {
                throw new IOException("a block does not unpack to " + plainBytes + " bytes");
            }
            return plain;
        } catch (ZstdException damaged) {
            throw new IOException("a block is not zstd: " + damaged.getMessage(), damaged);
        }
    }
}
