package dev.gatehouse.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/// Some of 65,536 neighbouring positions: a sorted list of up to [#LISTED_MAX], then a bitmap.
final class PositionChunk {
    /// Positions a list may hold; a bitmap takes the same eight kilobytes as so many.
    static final int LISTED_MAX = 4_096;

    private static final int BITMAP_LONGS = 65_536 / Long.SIZE;

    private char[] listed = new char[4];
    private long[] bitmap = new long[0];
    private int size;

    boolean add(char low) {
        if (bitmap.length > 0) {
            return addBit(low);
        }
        int at = Arrays.binarySearch(listed, 0, size, low);
        if (at >= 0) {
            return false;
        }
        if (size == LISTED_MAX) {
            bitmap = new long[BITMAP_LONGS];
            for (int i = 0; i < size; i++) {
                bitmap[listed[i] >>> 6] |= 1L << listed[i];
            }
            listed = new char[0];
            return addBit(low);
        }
        if (size == listed.length) {
            listed = Arrays.copyOf(listed, 2 * size);
        }
        int insert = -at - 1;
        System.arraycopy(listed, insert, listed, insert + 1, size - insert);
        listed[insert] = low;
        size++;
        return true;
    }

    private boolean addBit(char low) {
        long bit = 1L << low;
        boolean added = (bitmap[low >>> 6] & bit) == 0;
        bitmap[low >>> 6] |= bit;
        size += added ? 1 : 0;
        return added;
    }

    boolean contains(char low) {
        return bitmap.length > 0
                ? (bitmap[low >>> 6] & (1L << low)) != 0
                : Arrays.binarySearch(listed, 0, size, low) >= 0;
    }

    int size() {
        return size;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        if (bitmap.length > 0) {
            for (long word : bitmap) {
                out.writeLong(word);
            }
        } else {
            for (int i = 0; i < size; i++) {
                out.writeChar(listed[i]);
            }
        }
    }

    static PositionChunk read(DataInputStream in) throws IOException {
        PositionChunk chunk = new PositionChunk();
        chunk.size = in.readInt();
        if (chunk.size > LISTED_MAX) {
            chunk.listed = new char[0];
            chunk.bitmap = new long[BITMAP_LONGS];
            for (int i = 0; i < BITMAP_LONGS; i++) {
                chunk.bitmap[i] = in.readLong();
            }
        } else {
            chunk.listed = new char[Math.max(4, chunk.size)];
            for (int i = 0; i < chunk.size; i++) {
                chunk.listed[i] = in.readChar();
            }
        }
        return chunk;
    }
}
