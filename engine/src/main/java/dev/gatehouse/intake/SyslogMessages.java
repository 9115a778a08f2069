package dev.gatehouse.intake;

import dev.gatehouse.record.Frame;
import java.util.ArrayList;
import java.util.List;

/// Finds whole messages in what comes in over a connection: each counted (`len SP msg`), or ended
/// by a line feed or a zero byte. By exact bytes and without understanding any of them; no byte is
/// passed over.
///
/// The forms are those of RFC 6587, section 3.4.
final class SyslogMessages {
    /// Bytes of a message that is waited for; a longer one is handed over in parts.
    static final int MESSAGE_BYTES_MAX = 256 * 1024;

    private static final int DIGITS_MAX = 7;
    private static final int NOT_COUNTED = -1;
    private static final int NOT_WHOLE = -2;

    private SyslogMessages() {}

    /// What is whole.
    ///
    /// @param frames the messages
    /// @param length how many bytes they take, with what stands between them
    record Cut(List<Frame> frames, int length) {}

    /// The messages at the beginning of the first `length` bytes.
    ///
    /// @param ended whether nothing comes any more, so that what is left is a message too
    static Cut of(byte[] bytes, int length, boolean ended) {
        List<Frame> frames = new ArrayList<>();
        int at = 0;
        while (at < length) {
            int end = countedEnd(bytes, at, length);
            if (end == NOT_WHOLE && !ended) {
                break;
            }
            if (end >= 0) {
                int from = at;
                while (bytes[from] != ' ') {
                    from++;
                }
                add(frames, bytes, from + 1, end);
                at = end;
                continue;
            }
            int stop = at;
            while (stop < length && bytes[stop] != '\n' && bytes[stop] != 0) {
                stop++;
            }
            if (stop == length && !ended && length - at < MESSAGE_BYTES_MAX) {
                break;
            }
            add(frames, bytes, at, stop);
            at = Math.min(stop + 1, length);
        }
        return new Cut(frames, at);
    }

    /// Where a counted message ends.
    private static int countedEnd(byte[] bytes, int at, int length) {
        int count = 0;
        int digits = at;
        while (digits < length && digits - at < DIGITS_MAX && isDigit(bytes[digits])) {
            count = count * 10 + bytes[digits] - '0';
            digits++;
        }
        if (digits == at || bytes[at] == '0' || count > MESSAGE_BYTES_MAX) {
            return NOT_COUNTED;
        }
        // A line may begin with a number too; a message begins with its priority.
        if (digits < length && bytes[digits] != ' ') {
            return NOT_COUNTED;
        }
        if (digits + 1 >= length) {
            return NOT_WHOLE;
        }
        if (bytes[digits + 1] != '<') {
            return NOT_COUNTED;
        }
        return digits + 1 + count <= length ? digits + 1 + count : NOT_WHOLE;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }

    /// The message without the end of its line; nothing where it is blank.
    private static void add(List<Frame> frames, byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isEnd(bytes[end - 1])) {
            end--;
        }
        int said = from;
        while (said < end && bytes[said] == ' ') {
            said++;
        }
        if (said < end) {
            frames.add(new Frame.Slice(from, end - from));
        }
    }

    /// The one message of a datagram.
    static List<Frame> only(byte[] bytes, int from, int to) {
        List<Frame> frames = new ArrayList<>();
        add(frames, bytes, from, to);
        return frames;
    }

    private static boolean isEnd(byte one) {
        return one == '\n' || one == '\r' || one == 0;
    }
}
