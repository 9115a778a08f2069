package dev.gatehouse.intake;

import com.google.re2j.Pattern;
import dev.gatehouse.json.JsonCut;
import dev.gatehouse.json.JsonSpan;
import dev.gatehouse.record.Frame;
import dev.gatehouse.source.Framing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Cuts a delivery into its pieces as its channel declares, by exact bytes and without
/// understanding any of them. A body that cannot be cut that way is one piece; blank lines are
/// none.
public final class Framer {
    private Framer() {}

    /// The pieces of `body`, in order.
    public static List<Frame> cut(byte[] body, Framing framing) {
        return switch (framing) {
            case Framing.Plain plain ->
                    switch (plain) {
                        case WHOLE_BODY -> whole(body);
                        case LINES, FILE_LINE -> lines(body);
                        case JSON_ARRAY ->
                                JsonCut.array(body)
                                        .map(Framer::slices)
                                        .orElseGet(() -> whole(body));
                        case SYSLOG -> syslog(body);
                    };
            case Framing.JsonMember member ->
                    JsonCut.member(body, member.name())
                            .map(Framer::slices)
                            .orElseGet(() -> whole(body));
            case Framing.MultiLine multi -> multiLine(body, multi.first());
        };
    }

    /// How a growing file is cut whose deliveries by other ways are cut like `framing`: there, a
    /// document is a line.
    public static Framing ofFile(Framing framing) {
        return switch (framing) {
            case Framing.MultiLine multi -> multi;
            case Framing.Plain _, Framing.JsonMember _ -> Framing.Plain.FILE_LINE;
        };
    }

    private static List<Frame> slices(List<JsonSpan> spans) {
        return spans.stream()
                .<Frame>map(span -> new Frame.Slice(span.offset(), span.length()))
                .toList();
    }

    private static List<Frame> whole(byte[] body) {
        return body.length == 0 ? List.of() : List.of(new Frame.Slice(0, body.length));
    }

    /// The lines of `body` that hold anything but white space, without their line ends.
    private static List<Frame> lines(byte[] body) {
        return lines(body, body.length);
    }

    /// The same of its first `length` bytes.
    static List<Frame> lines(byte[] body, int length) {
        List<Frame> frames = new ArrayList<>();
        int from = 0;
        while (from < length) {
            int end = from;
            while (end < length && body[end] != '\n') {
                end++;
            }
            int to = end > from && body[end - 1] == '\r' ? end - 1 : end;
            if (!isBlank(body, from, to)) {
                frames.add(new Frame.Slice(from, to - from));
            }
            from = end + 1;
        }
        return frames;
    }

    private static boolean isBlank(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    // RFC 6587: either every message is counted ("len SP msg"), or every message is a line.
    private static List<Frame> syslog(byte[] body) {
        List<Frame> frames = new ArrayList<>();
        int at = 0;
        while (at < body.length) {
            int length = 0;
            int digits = at;
            while (digits < body.length && digits - at < 7 && Character.isDigit(body[digits])) {
                length = length * 10 + body[digits] - '0';
                digits++;
            }
            boolean counted =
                    digits > at
                            && digits + 1 < body.length
                            && body[digits] == ' '
                            && body[digits + 1] == '<'
                            && length <= body.length - digits - 1;
            if (!counted) {
                return lines(body);
            }
            frames.add(new Frame.Slice(digits + 1, length));
            at = digits + 1 + length;
        }
        return frames;
    }

    private static List<Frame> multiLine(byte[] body, Pattern first) {
        List<Frame> frames = new ArrayList<>();
        int from = -1;
        int end = 0;
        for (Frame line : lines(body)) {
            String text = new String(body, line.offset(), line.length(), StandardCharsets.UTF_8);
            if (from < 0 || first.matcher(text).find()) {
                if (from >= 0) {
                    frames.add(new Frame.Slice(from, end - from));
                }
                from = line.offset();
            }
            end = line.offset() + line.length();
        }
        if (from >= 0) {
            frames.add(new Frame.Slice(from, end - from));
        }
        return frames;
    }
}
