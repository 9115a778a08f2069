package dev.gatehouse.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// [Codec] number 1: zlib's format at its fastest level, because the sealer shares the machine with
/// intake.
final class DeflateCodec implements Codec {

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String name() {
        return "deflate";
    }

    @Override
    public byte[] compress(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length / 2 + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    packed = Arrays.copyOf(packed, packed.length * 2);
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    @Override
    public byte[] decompress(byte[] packed, int plainBytes) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[plainBytes];
            int length = 0;
            while (length < plainBytes) {
                int more = inflater.inflate(plain, length, plainBytes - length);
                if (more == 0
                        && (inflater.finished()
                                || inflater.needsInput()
                                || inflater.needsDictionary())) {
                    throw new IOException(
                            "block unpacks to "
                                    + length
                                    + " bytes where "
                                    + plainBytes
                                    + " belong");
                }
                length += more;
            }
            if (inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new IOException(
                        "block unpacks to more than the " + plainBytes + " bytes that belong");
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IOException("block is not deflated data", e);
        } finally {
            inflater.end();
        }
    }
}
