package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Tells the trace of an interrupted write from damage.
///
/// At most one group of frames is ever written and not yet synced. What a crash leaves of it is
/// whole sectors: those that never reached the disk read as zeros, or the file ends early. Anything
/// else, a changed bit above all, cannot come from a crash and is damage.
final class TornTail {

    static final int SECTOR_BYTES = 512;

    private static final int ENTRY_LENGTH_OFFSET = Frame.PREFIX_BYTES + 8 + 14;

    private TornTail() {}

    /// Whether the first frame at the scanner's offset, which is not whole, can be what a crash
    /// left.
    static boolean explains(Disk disk, Path file, WalScanner scanner) throws IOException {
        long offset = scanner.offset();
        long written = scanner.lastWritten() - offset;
        int headBytes = Frame.PREFIX_BYTES + Frame.HEAD_BYTES;
        ByteBuffer head = ByteBuffer.wrap(disk.read(file, offset, headBytes));
        if (written > WalWriter.UNSYNCED_BYTES_MAX) {
            return false;
        }
        if (written < headBytes || head.limit() < headBytes) {
            return true;
        }
        int length = head.getInt(0);
        boolean plausible = length >= Frame.HEAD_BYTES && length <= Frame.LENGTH_MAX;
        int frameBytes = plausible ? Frame.PREFIX_BYTES + length : headBytes;
        if (hasLostSector(disk.read(file, offset, frameBytes), offset)) {
            return true;
        }
        // A changed length would promise a longer frame too, but then the entry contradicts it.
        boolean agrees = head.getInt(ENTRY_LENGTH_OFFSET) == length - Frame.HEAD_BYTES;
        return plausible && agrees && written < frameBytes;
    }

    private static boolean hasLostSector(byte[] frame, long offset) {
        int from = 0;
        while (from < frame.length) {
            int to =
                    (int)
                            Math.min(
                                    frame.length,
                                    from + SECTOR_BYTES - (offset + from) % SECTOR_BYTES);
            boolean zero = true;
            for (int i = from; i < to; i++) {
                zero &= frame[i] == 0;
            }
            if (zero) {
                return true;
            }
            from = to;
        }
        return false;
    }
}
