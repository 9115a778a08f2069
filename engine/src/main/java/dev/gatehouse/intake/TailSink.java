package dev.gatehouse.intake;

/// Where what a [FileTail] reads goes.
interface TailSink {
    /// Makes a chunk durable before it returns.
    void take(TailChunk chunk);

    /// Is told in words what cannot be had any more.
    void lost(String words);
}
