package dev.gatehouse.source.plan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/// What syslog writes before a message: a priority, and behind it a header of RFC 5424, or the
/// time, host and tag of RFC 3164 as far as they are there. Linear in the length of the line.
final class SyslogPrefix {
    private static final Pattern NEWER =
            Pattern.compile(
                    "<\\d{1,3}>\\d{1,2} \\S+ \\S+ \\S+ \\S+ \\S+"
                            + " (?:-|(?:\\[[^ \\]=\"]+(?: [^ \\]=\"]+=\"(?:[^\"\\\\]|\\\\.)*\")*\\])+)"
                            + "(?: \\x{feff}?|$)");
    private static final Pattern OLDER =
            Pattern.compile(
                    "<\\d{1,3}>"
                            + "(?:[A-Z][a-z]{2} [ \\d]\\d (?:\\d{4} )?\\d\\d:\\d\\d:\\d\\d "
                            + "|\\d{4}-\\d\\d-\\d\\dT\\S+ )?"
                            + "(?:[\\w.:-]{1,255} )?"
                            + "(?:[\\w./-]{1,64}(?:\\[[^\\]]{0,64}\\])?: ?)?");

    // What says that structured data follows.
    private static final String COOKIE = "@cee:";

    private SyslogPrefix() {}

    /// What stands behind it; nothing where the line begins with none.
    static Optional<String> message(String line) {
        if (!line.startsWith("<")) {
            return Optional.empty();
        }
        Matcher newer = NEWER.matcher(line);
        if (newer.lookingAt()) {
            return Optional.of(bare(line.substring(newer.end())));
        }
        Matcher older = OLDER.matcher(line);
        return older.lookingAt()
                ? Optional.of(bare(line.substring(older.end())))
                : Optional.empty();
    }

    private static String bare(String message) {
        return message.startsWith(COOKIE)
                ? message.substring(COOKIE.length()).stripLeading()
                : message;
    }
}
