package dev.gatehouse.intake;

import java.util.Optional;

/// The target with `rel="next"` in a `Link` header (RFC 8288).
public final class LinkHeader {
    private LinkHeader() {}

    /// The target; nothing where there is none.
    public static Optional<String> next(String header) {
        int at = 0;
        while (at < header.length()) {
            int open = header.indexOf('<', at);
            int close = open < 0 ? -1 : header.indexOf('>', open);
            if (close < 0) {
                return Optional.empty();
            }
            int following = header.indexOf('<', close);
            String parameters =
                    header.substring(close + 1, following < 0 ? header.length() : following);
            if (isNext(parameters)) {
                return Optional.of(header.substring(open + 1, close));
            }
            at = close + 1;
        }
        return Optional.empty();
    }

    private static boolean isNext(String parameters) {
        for (String parameter : parameters.split("[;,]", -1)) {
            String plain = parameter.strip().replace("\"", "").replace(" ", "");
            if (plain.equalsIgnoreCase("rel=next")) {
                return true;
            }
        }
        return false;
    }
}
