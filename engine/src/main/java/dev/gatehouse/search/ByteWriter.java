package dev.gatehouse.search;

import dev.gatehouse.event.Text;
import dev.gatehouse.search.query.EventValues;
import java.time.Instant;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/// Collects numbers, words and texts as bytes, in a buffer that is used again.
final class ByteWriter {
    private byte[] buffer = new byte[1_024];
    private int length;

    void clear() {
        length = 0;
    }

    BytesRef bytes() {
        return new BytesRef(buffer, 0, length);
    }

    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }

    @SuppressWarnings("EnumOrdinal") // a changed list of constants is another layout
    void word(Enum<?> constant) {
        number(constant.ordinal());
    }

    void time(Instant time) {
        long micros = EventValues.micros(time);
        number((micros << 1) ^ (micros >> 63));
    }

    void text(Text text) {
        text(text.orEmpty());
    }

    void text(String text) {
        number(UnicodeUtil.calcUTF16toUTF8Length(text, 0, text.length()));
        room(UnicodeUtil.maxUTF8Length(text.length()));
        length = UnicodeUtil.UTF16toUTF8(text, 0, text.length(), buffer, length);
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
