package dev.gatehouse.people;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// A file that is made while it is read, and notes the most it was asked for at once.
final class Trickle extends InputStream {
    private final Iterator<String> parts;
    private final String end;
    private byte[] part;
    private int at;
    private boolean ended;
    private int mostAhead;

    Trickle(String begin, Iterator<String> parts, String end) {
        this.parts = parts;
        this.end = end;
        this.part = begin.getBytes(StandardCharsets.UTF_8);
    }

    int mostAhead() {
        return mostAhead;
    }

    @Override
    public int read() {
        while (at == part.length) {
            if (ended) {
                return -1;
            }
            ended = !parts.hasNext();
            part = (ended ? end : parts.next()).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return part[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        mostAhead = Math.max(mostAhead, length);
        int n = 0;
        for (int c = length == 0 ? -1 : read(); c >= 0; c = n < length ? read() : -1) {
            into[from + n++] = (byte) c;
            if (n == length) {
                break;
            }
        }
        return n == 0 && length > 0 ? -1 : n;
    }
}
