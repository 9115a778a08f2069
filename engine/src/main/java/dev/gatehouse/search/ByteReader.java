package dev.gatehouse.search;

import dev.gatehouse.event.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.lucene.store.ByteArrayDataInput;

/// Reads what [ByteWriter] wrote, in the same order.
final class ByteReader {
    private final ByteArrayDataInput in;

    ByteReader(ByteArrayDataInput in) {
        this.in = in;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    <E extends Enum<E>> E word(Class<E> type) {
        return type.getEnumConstants()[Math.toIntExact(number())];
    }

    Instant time() {
        long coded = number();
        return Instant.EPOCH.plus((coded >>> 1) ^ -(coded & 1), ChronoUnit.MICROS);
    }

    Text sent() {
        return Text.of(text());
    }

    String text() {
        byte[] bytes = new byte[Math.toIntExact(number())];
        in.readBytes(bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
