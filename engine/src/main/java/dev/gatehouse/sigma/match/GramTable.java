package dev.gatehouse.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Finds which of many texts stand somewhere in a value, in one pass over it: each text is looked
/// for by one run of a few of its characters, chosen so that few texts share a run.
final class GramTable {
    /// Characters of a run, at most as many as fit a long.
    static final int LONG_CHARS = 4;

    /// Characters of a run in short texts.
    static final int SHORT_CHARS = 2;

    private static final int FREE = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int chars;
    private final long mask;
    private final long[] grams;
    private final int[] places;
    private final List<Placed[]> buckets = new ArrayList<>();

    /// A text and the rules that need it.
    record Part(String text, int[] rules) {}

    private record Placed(Part part, int offset) {}

    /// @param parts texts of at least `chars` characters
    GramTable(int chars, List<Part> parts) {
        this.chars = chars;
        this.mask = chars == LONG_CHARS ? -1L : (1L << (chars * Character.SIZE)) - 1;
        Map<Long, List<Placed>> byGram = new HashMap<>();
        for (Part part : parts) {
            int offset = rarest(part.text(), byGram);
            byGram.computeIfAbsent(gram(part.text(), offset), _ -> new ArrayList<>())
                    .add(new Placed(part, offset));
        }
        int capacity = Math.max(4, Integer.highestOneBit(byGram.size() * 2 + 1) * 2);
        this.grams = new long[capacity];
        this.places = new int[capacity];
        Arrays.fill(places, FREE);
        byGram.forEach((gram, placed) -> {
            int slot = slot(gram);
            grams[slot] = gram;
            places[slot] = buckets.size();
            buckets.add(placed.toArray(Placed[]::new));
        });
    }

    private int rarest(String text, Map<Long, List<Placed>> byGram) {
        int best = 0;
        int fewest = Integer.MAX_VALUE;
        for (int at = 0; at + chars <= text.length(); at++) {
            int sharing = byGram.getOrDefault(gram(text, at), List.of()).size();
            if (sharing < fewest) {
                best = at;
                fewest = sharing;
            }
        }
        return best;
    }

    private long gram(String text, int from) {
        long gram = 0;
        for (int i = from; i < from + chars; i++) {
            gram = (gram << Character.SIZE) | text.charAt(i);
        }
        return gram;
    }

    // The slot that holds the run, or the free one where it would stand.
    private int slot(long gram) {
        int slot = (int) ((gram * MIX) >>> 32) & (grams.length - 1);
        while (places[slot] != FREE && grams[slot] != gram) {
            slot = (slot + 1) & (grams.length - 1);
        }
        return slot;
    }

    /// Hands over the rules of every text that stands in the value.
    void find(String value, IntConsumer rules) {
        if (buckets.isEmpty() || value.length() < chars) {
            return;
        }
        long gram = 0;
        for (int i = 0; i < value.length(); i++) {
            gram = ((gram << Character.SIZE) | value.charAt(i)) & mask;
            if (i >= chars - 1) {
                int slot = slot(gram);
                if (places[slot] != FREE) {
                    hand(buckets.get(places[slot]), value, i - chars + 1, rules);
                }
            }
        }
    }

    private static void hand(Placed[] bucket, String value, int at, IntConsumer rules) {
        for (Placed placed : bucket) {
            if (value.startsWith(placed.part().text(), at - placed.offset())) {
                for (int rule : placed.part().rules()) {
                    rules.accept(rule);
                }
            }
        }
    }
}
