package dev.gatehouse.search;

import java.util.ArrayList;
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
    private final List<String> terms = new ArrayList<>();
    private int[] places = new int[64];
    private int next;
    private int before;

    void clear() {
        terms.clear();
    }

    void add(String text, int place) {
        if (terms.size() == places.length) {
            places = java.util.Arrays.copyOf(places, 2 * places.length);
        }
        places[terms.size()] = place;
        terms.add(text);
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
        term.append(terms.get(next));
        increment.setPositionIncrement(places[next] - before);
        before = places[next++];
        return true;
    }
}
