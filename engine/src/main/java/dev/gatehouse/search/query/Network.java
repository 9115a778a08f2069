package dev.gatehouse.search.query;

import java.util.HexFormat;
import java.util.Optional;

/// An IP network in CIDR notation. An IPv4 address is compared as the IPv6 address that maps it, so
/// both kinds have one order; no name is ever looked up.
///
/// @param text as it was written, `10.0.0.0/8`
/// @param first the lowest address of it, as 32 hex digits
/// @param last the highest address of it, as 32 hex digits
public record Network(String text, String first, String last) {
    private static final int ADDRESS_BITS = 128;
    private static final int MAPPED_BITS = 96;

    /// Reads an address or a network; empty when it is neither.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<byte[]> bytes = Addresses.parse(address);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        int widest = address.indexOf(':') < 0 ? ADDRESS_BITS - MAPPED_BITS : ADDRESS_BITS;
        int bits = widest;
        if (slash >= 0) {
            String digits = text.substring(slash + 1);
            if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > widest) {
                return Optional.empty();
            }
            bits = Integer.parseInt(digits);
        }
        return Optional.of(of(text, bytes.get(), ADDRESS_BITS - widest + bits));
    }

    private static Network of(String text, byte[] address, int bits) {
        byte[] low = address.clone();
        byte[] high = address.clone();
        for (int bit = bits; bit < ADDRESS_BITS; bit++) {
            int mask = 0x80 >> (bit % 8);
            low[bit / 8] = (byte) (low[bit / 8] & ~mask);
            high[bit / 8] = (byte) (high[bit / 8] | mask);
        }
        return new Network(text, HexFormat.of().formatHex(low), HexFormat.of().formatHex(high));
    }

    /// Whether it holds an address, given as [Addresses#hex] writes it.
    public boolean holds(String addressHex) {
        return first.compareTo(addressHex) <= 0 && addressHex.compareTo(last) <= 0;
    }

    /// Whether it is more than one address.
    public boolean isWide() {
        return !first.equals(last);
    }
}
