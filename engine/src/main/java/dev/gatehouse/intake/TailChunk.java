package dev.gatehouse.intake;

/// Whole lines of one file, in order; exact bytes.
///
/// @param at the file and where in it the bytes begin
/// @param bytes what stands there
public record TailChunk(TailPosition at, byte[] bytes) {
    /// Where the next chunk of the same file begins.
    public TailPosition end() {
        return new TailPosition(at.fileId(), at.offset() + bytes.length, at.looked());
    }
}
