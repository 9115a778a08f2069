package dev.gatehouse.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Hands terms that are already made to the index, each at its place. Filled for one document, read
/// once, filled again for the next.
final class TermStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
            addAttribute(PositionIncrementAttribute.class);
    private final List<String> heads = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();
    private int[] places = new int[64];
    private int next;
    private int before;

    void clear() {
        heads.clear();
        terms.clear();
    }

    /// A word at its place.
    void add(String word, int place) {
        add("", word);
        places[terms.size() - 1] = place;
    }

    /// A whole value after the head of its key; it has no place.
    void add(String head, String value) {
        if (terms.size() == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[terms.size()] = 0;
        heads.add(head);
        terms.add(value);
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    @Override
    public void reset() {
        next = 0;
        before = -1;
    }

    @Override
    public boolean incrementToken() {
        if (next == terms.size()) {
            return false;
        }
        clearAttributes();
        term.append(heads.get(next)).append(terms.get(next));
        increment.setPositionIncrement(places[next] - before);
        before = places[next++];
        return true;
    }
}
