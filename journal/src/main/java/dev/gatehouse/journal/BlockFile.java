package dev.gatehouse.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The blocks one sealed segment became, one after the other in a file.
///
/// @param first position of the first record
/// @param headers of the blocks, in order
record BlockFile(Path path, long first, List<BlockHeader> headers) {

    static final String SUFFIX = ".blocks";

    private static final long RECORDS_A_DIRECTORY = 1_000_000;

    /// Where the file that begins with a position lies, below the directory of blocks.
    static String relativePath(long first) {
        return String.format("%06d/%016d%s", first / RECORDS_A_DIRECTORY, first, SUFFIX);
    }

    /// The first position a file name says, or -1 when it is not the place of a block file.
    static long firstOf(Path path) {
        String name = path.getFileName().toString();
        if (!name.matches("[0-9]{16}\\.blocks")) {
            return -1;
        }
        long first = Long.parseLong(name.substring(0, 16));
        return path.endsWith(relativePath(first)) ? first : -1;
    }

    /// Reads the headers of all blocks.
    ///
    /// @throws IOException naming the byte where something is wrong
    static BlockFile load(Disk disk, Path path, long first) throws IOException {
        List<BlockHeader> headers = new ArrayList<>();
        long size = disk.size(path);
        long next = first;
        for (long at = 0; at < size; at += headers.getLast().blockBytes()) {
            int headerBytes = BlockHeader.FIXED_BYTES + BlockHeader.stateBytes(Block.RECORDS_MAX);
            BlockHeader header;
            try {
                header = BlockHeader.parse(ByteBuffer.wrap(disk.read(path, at, headerBytes)));
            } catch (IOException e) {
                throw new IOException(path + " at byte " + at + ": " + e.getMessage(), e);
            }
            if (header.first() != next || at + header.blockBytes() > size) {
                throw new IOException(path + " at byte " + at + ": record " + next + " is missing");
            }
            next = header.end();
            headers.add(header);
        }
        if (headers.isEmpty()) {
            throw new IOException(path + " holds no block");
        }
        return new BlockFile(path, first, List.copyOf(headers));
    }

    /// One past the last position.
    long end() {
        return headers.getLast().end();
    }

    /// The block that holds a position of this file.
    int indexOf(long position) {
        int low = 0;
        int high = headers.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (headers.get(middle).first() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    long offset(int index) {
        return headers.subList(0, index).stream().mapToLong(BlockHeader::blockBytes).sum();
    }

    byte[] read(Disk disk, int index) throws IOException {
        int bytes = headers.get(index).blockBytes();
        byte[] block = disk.read(path, offset(index), bytes);
        if (block.length != bytes) {
            throw new IOException(path + " ends inside a block");
        }
        return block;
    }
}
