package dev.gatehouse.search;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/// Hands terms that are already made to the index, each at its place. Filled for one document, read
/// once, filled again for the next; the bytes of all terms lie in one buffer.
final class TermStream extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute increment =
            addAttribute(PositionIncrementAttribute.class);
    private final BytesRef handed = new BytesRef();
    private byte[] bytes = new byte[4_096];
    private int[] ends = new int[64];
    private int[] places = new int[64];
    private int count;
    private int next;
    private int before;

    void clear() {
        count = 0;
    }

    /// A word at its place.
    void add(String word, int place) {
        add("", word);
        places[count - 1] = place;
    }

    /// A whole value after the head of its key; it has no place.
    void add(String head, String value) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        int end = count == 0 ? 0 : ends[count - 1];
        int most = UnicodeUtil.maxUTF8Length(head.length() + value.length());
        bytes = ArrayUtil.grow(bytes, end + most);
        end = UnicodeUtil.UTF16toUTF8(head, 0, head.length(), bytes, end);
        ends[count] = UnicodeUtil.UTF16toUTF8(value, 0, value.length(), bytes, end);
        places[count++] = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    @Override
    public void reset() {
        next = 0;
        before = -1;
        handed.bytes = bytes;
        term.setBytesRef(handed);
    }

    @Override
    public boolean incrementToken() {
        if (next == count) {
            return false;
        }
        handed.offset = next == 0 ? 0 : ends[next - 1];
        handed.length = ends[next] - handed.offset;
        increment.setPositionIncrement(places[next] - before);
        before = places[next++];
        return true;
    }
}
