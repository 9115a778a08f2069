package dev.gatehouse.journal;

import java.nio.file.Path;
import java.util.Arrays;

/// One file of the write-ahead log and where each of its records lies.
///
/// One thread adds; others may read what lies below a size they learned from the [Watermark]
/// afterwards.
final class WalSegment {

    static final String SUFFIX = ".wal";

    private static final int RECORDS_AT_FIRST = 1024;

    private final Path file;
    private final long first;
    private int[] offsets = new int[RECORDS_AT_FIRST];
    private int endOffset;

    /// Written last, so that whoever sees a count sees the offsets below it.
    private volatile int count;

    WalSegment(Path file, long first) {
        this.file = file;
        this.first = first;
    }

    static String fileName(long first) {
        return String.format("%016d%s", first, SUFFIX);
    }

    /// The first position a file name says, or -1 when it is not a segment's.
    static long firstOf(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9]{16}\\.wal") ? Long.parseLong(name.substring(0, 16)) : -1;
    }

    Path file() {
        return file;
    }

    long first() {
        return first;
    }

    /// One past the last position.
    long end() {
        return first + count;
    }

    /// Length of the file as far as records reach.
    int endOffset() {
        return endOffset;
    }

    void add(int offset, int frameBytes) {
        int index = count;
        if (index == offsets.length) {
            offsets = Arrays.copyOf(offsets, index * 2);
        }
        offsets[index] = offset;
        endOffset = offset + frameBytes;
        count = index + 1;
    }

    int offset(long position) {
        return offsets[(int) (position - first)];
    }
}
