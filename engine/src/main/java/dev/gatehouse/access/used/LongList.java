package dev.gatehouse.access.used;

import java.util.ArrayList;
import java.util.List;

/// Long numbers that only grow, eight bytes each, without copying what is there when more come.
final class LongList {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<long[]> chunks = new ArrayList<>();
    private int size;

    void add(long number) {
        if (size == chunks.size() << CHUNK_BITS) {
            chunks.add(new long[CHUNK]);
        }
        chunks.get(size >>> CHUNK_BITS)[size & CHUNK - 1] = number;
        size++;
    }

    long get(int at) {
        return chunks.get(at >>> CHUNK_BITS)[at & CHUNK - 1];
    }

    int size() {
        return size;
    }

    /// Where `number` stands, or `-(where it would stand) - 1`.
    int find(long number) {
        // Mostly the one that was added last, or one that comes after it.
        if (size == 0 || get(size - 1) <= number) {
            return size > 0 && get(size - 1) == number ? size - 1 : -size - 1;
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = get(middle);
            if (there == number) {
                return middle;
            }
            if (there < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
