package dev.gatehouse.journal;

import java.io.IOException;

/// [Codec] number 0.
final class NoneCodec implements Codec {

    @Override
    public int number() {
        return 0;
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public byte[] compress(byte[] plain) {
        return plain;
    }

    @Override
    public byte[] decompress(byte[] packed, int plainBytes) throws IOException {
        if (packed.length != plainBytes) {
            throw new IOException(
                    "block holds " + packed.length + " bytes where " + plainBytes + " belong");
        }
        return packed;
    }
}
