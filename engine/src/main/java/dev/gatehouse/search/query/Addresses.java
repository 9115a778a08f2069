package dev.gatehouse.search.query;

import java.util.HexFormat;
import java.util.Optional;

/// IP addresses as text. Tools write them plain, in brackets, with a port or with a zone; all of
/// these read the same. Nothing here asks a name server.
public final class Addresses {
    private static final int GROUPS = 8;
    private static final int TEXT_CHARS_MAX = 64;

    private Addresses() {}

    /// The address as 32 hex digits, IPv4 mapped into IPv6; empty when `text` is no address.
    public static Optional<String> hex(String text) {
        return parse(bare(text)).map(bytes -> HexFormat.of().formatHex(bytes));
    }

    static Optional<byte[]> parse(String text) {
        if (text.length() > TEXT_CHARS_MAX) {
            return Optional.empty();
        }
        return text.indexOf(':') < 0 ? version4(text) : version6(text);
    }

    private static String bare(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : withoutZone(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon >= 0 && text.indexOf(':', colon + 1) < 0;
        return withoutZone(hasPort ? text.substring(0, colon) : text);
    }

    private static String withoutZone(String text) {
        int percent = text.indexOf('%');
        return percent < 0 ? text : text.substring(0, percent);
    }

    private static Optional<byte[]> version4(String text) {
        byte[] out = new byte[2 * GROUPS];
        out[10] = (byte) 0xff;
        out[11] = (byte) 0xff;
        return putVersion4(text, out, 12) ? Optional.of(out) : Optional.empty();
    }

    private static boolean putVersion4(String text, byte[] out, int at) {
        int part = 0;
        int value = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c >= '0' && c <= '9' && value != 0) {
                value = Math.max(0, value) * 10 + (c - '0');
            } else if (c == '.' && value >= 0 && part < 4) {
                out[at + part++] = (byte) value;
                value = -1;
            } else {
                return false;
            }
            if (value > 255) {
                return false;
            }
        }
        return part == 4;
    }

    private static Optional<byte[]> version6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = new byte[2 * GROUPS];
            return groups(text, all) == GROUPS ? Optional.of(all) : Optional.empty();
        }
        byte[] head = new byte[2 * GROUPS];
        byte[] tail = new byte[2 * GROUPS];
        int before = groups(text.substring(0, gap), head);
        int after = groups(text.substring(gap + 2), tail);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, head, 2 * (GROUPS - after), 2 * after);
        return Optional.of(head);
    }

    // Writes the groups into `out` from its start and says how many there were; -1 when it is none.
    private static int groups(String text, byte[] out) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean lastIsVersion4 = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            if (count >= GROUPS || (lastIsVersion4 && count > GROUPS - 2)) {
                return -1;
            }
            if (lastIsVersion4) {
                return putVersion4(parts[i], out, 2 * count) ? count + 2 : -1;
            }
            if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
                return -1;
            }
            int value = Integer.parseInt(parts[i], 16);
            out[2 * count] = (byte) (value >> 8);
            out[2 * count + 1] = (byte) value;
            count++;
        }
        return count;
    }
}
