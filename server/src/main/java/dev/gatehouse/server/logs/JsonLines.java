package dev.gatehouse.server.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.gatehouse.json.CanonicalJson;
import java.nio.charset.StandardCharsets;

/// Writes a log record as one JSON object on one line. Every control character is escaped, so no
/// text in a record can begin a line or steer a terminal.
public final class JsonLines extends EncoderBase<ILoggingEvent> {
    /// Characters of one value; the rest is cut.
    static final int VALUE_CHARS_MAX = 4_096;

    private static final int FRAMES_MAX = 40;
    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent record) {
        StringBuilder line = new StringBuilder(256);
        line.append('{');
        member(line, "time", record.getInstant().toString());
        member(line, "level", record.getLevel().toString().toLowerCase(java.util.Locale.ROOT));
        member(line, "logger", record.getLoggerName());
        member(line, "thread", record.getThreadName());
        member(line, "message", record.getFormattedMessage());
        if (record.getKeyValuePairs() != null) {
            record.getKeyValuePairs()
                    .forEach(pair -> member(line, pair.key, String.valueOf(pair.value)));
        }
        if (record.getThrowableProxy() != null) {
            member(line, "cause", trace(record.getThrowableProxy()));
        }
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void member(StringBuilder line, String name, String value) {
        if (line.length() > 1) {
            line.append(',');
        }
        CanonicalJson.writeString(name, line);
        line.append(':');
        StringBuilder text = new StringBuilder();
        CanonicalJson.writeString(
                value.length() > VALUE_CHARS_MAX
                        ? value.substring(0, VALUE_CHARS_MAX) + "…"
                        : value,
                text);
        escapeLateControls(text, line);
    }

    // JSON escapes what lies below a space; delete, the second block of controls and the line
    // separators move terminals and pagers too.
    private static void escapeLateControls(StringBuilder text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
                line.append("\\u%04x".formatted((int) c));
            } else {
                line.append(c);
            }
        }
    }

    private static String trace(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder();
        for (IThrowableProxy one = thrown; one != null; one = one.getCause()) {
            text.append(one.getClassName()).append(": ").append(one.getMessage());
            StackTraceElementProxy[] frames = one.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(FRAMES_MAX, frames.length); i++) {
                text.append("\n ").append(frames[i].getSTEAsString());
            }
            text.append('\n');
            if (text.length() > VALUE_CHARS_MAX) {
                break;
            }
        }
        return text.toString();
    }
}
