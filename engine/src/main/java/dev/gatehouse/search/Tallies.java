package dev.gatehouse.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/// Counts the values of one facet while documents are collected: by number within a segment, by
/// text across segments. One thread only; [#add] joins what several threads counted.
final class Tallies {
    private static final BytesRef NONE = new BytesRef();

    private final CountedValues values;
    private final Map<BytesRef, long[]> byText = new HashMap<>();
    private final int slots;
    private int[] byNumber = new int[0];
    private long without;

    /// @param slots how many counts each value has: one, or one for each bucket of time
    Tallies(CountedValues values, int slots) {
        this.values = values;
        this.slots = slots;
    }

    void enter(LeafReader segment) throws IOException {
        leave();
        values.enter(segment);
        byNumber = new int[Math.multiplyExact(values.numbers() + 1, slots)];
    }

    void see(int document, int slot) throws IOException {
        byNumber[values.number(document) * slots + slot]++;
    }

    /// Counts many documents at once, in order; one loop over one field stays in the processor.
    void seeAll(int[] documents, int count) throws IOException {
        int[] counts = byNumber;
        for (int i = 0; i < count; i++) {
            counts[values.number(documents[i])]++;
        }
    }

    /// Brings the counts of the segment it is in to the others.
    void leave() throws IOException {
        for (int number = 0; number * slots < byNumber.length; number++) {
            int at = number * slots;
            for (int slot = 0; slot < slots; slot++) {
                if (byNumber[at + slot] == 0) {
                    continue;
                }
                List<BytesRef> texts = number == 0 ? List.of() : values.texts(number);
                if (texts.stream().allMatch(text -> text.length == 0)) {
                    countWithout(slot, byNumber[at + slot]);
                }
                for (BytesRef text : texts) {
                    if (text.length > 0) {
                        count(text, slot, byNumber[at + slot]);
                    }
                }
            }
        }
        byNumber = new int[0];
    }

    private void countWithout(int slot, long more) {
        if (slots == 1) {
            without += more;
        } else {
            count(NONE, slot, more);
        }
    }

    private void count(BytesRef text, int slot, long more) {
        long[] counts = byText.get(text);
        if (counts == null) {
            counts = new long[slots];
            byText.put(BytesRef.deepCopyOf(text), counts);
        }
        counts[slot] += more;
    }

    void add(Tallies other) {
        without += other.without;
        other.byText.forEach((text, counts) -> {
            for (int slot = 0; slot < slots; slot++) {
                count(text, slot, counts[slot]);
            }
        });
    }

    /// Counts by value, one for each slot; the empty text stands for no value.
    Map<BytesRef, long[]> byText() {
        return byText;
    }

    static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    /// Documents without a value, where there is one slot.
    long without() {
        return without;
    }
}
