package dev.gatehouse.journal;

import java.io.IOException;

/// How the payloads of a block are packed. The number is stored with the block: 0 none, 1 deflate,
/// 2 zstd.
public interface Codec {

    /// Stores blocks as they are.
    Codec NONE = new NoneCodec();

    /// Deflate as the JDK has it.
    Codec DEFLATE = new DeflateCodec();

    /// The byte stored in front of a block.
    int number();

    /// What a person calls it.
    String name();

    byte[] compress(byte[] plain);

    /// Undoes [#compress].
    ///
    /// @param plainBytes how long the result must be
    /// @throws IOException when the bytes are not that many, packed by this codec
    byte[] decompress(byte[] packed, int plainBytes) throws IOException;
}
