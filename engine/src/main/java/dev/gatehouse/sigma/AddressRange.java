package dev.gatehouse.sigma;

import java.net.InetAddress;
import java.util.Optional;

/// A network of IPv4 or IPv6 addresses. An IPv4 address written inside IPv6 counts as IPv4. Names
/// are never looked up.
public final class AddressRange {
    private static final int ADDRESS_CHARS_MAX = 45;

    private final String text;
    private final byte[] network;
    private final int bits;

    private AddressRange(String text, byte[] network, int bits) {
        this.text = text;
        this.network = network;
        this.bits = bits;
    }

    /// The network in CIDR notation, or one address; nothing when it is neither.
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int most = address.get().length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(text, address.get(), Integer.parseInt(length)));
    }

    /// Whether the text is an address of this network.
    public boolean holds(String candidate) {
        Optional<byte[]> address = address(candidate);
        return address.isPresent() && holds(address.get());
    }

    private boolean holds(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != network[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        int mask = (0xff << (Byte.SIZE - rest)) & 0xff;
        return rest == 0 || (address[whole] & mask) == (network[whole] & mask);
    }

    private static Optional<byte[]> address(String text) {
        if (text.isEmpty() || text.length() > ADDRESS_CHARS_MAX || !looksLikeAddress(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    // Without this `10` or `1.2` would pass: the JDK reads old short forms of IPv4 too.
    private static boolean looksLikeAddress(String text) {
        boolean colon = false;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                colon = true;
            } else if (c == '.') {
                points++;
            } else if (Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return colon || points == 3;
    }

    @Override
    public String toString() {
        return text;
    }
}
