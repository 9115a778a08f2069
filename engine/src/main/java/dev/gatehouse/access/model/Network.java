package dev.gatehouse.access.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// A named part of the address space, such as an office.
///
/// @param ranges as `address/bits`
public record Network(String name, List<Range> ranges) {
    private static final int ADDRESS_CHARS_MAX = 45;

    public Network {
        ranges = List.copyOf(ranges);
    }

    /// Addresses that begin alike.
    public record Range(List<Byte> bytes, int bits) {
        public Range {
            bytes = List.copyOf(bytes);
        }

        /// @throws IllegalArgumentException saying how one is written
        static Range parse(String text) {
            int slash = text.indexOf('/');
            byte[] address = bytesOf(slash < 0 ? text : text.substring(0, slash));
            String bits = slash < 0 ? "" + address.length * 8 : text.substring(slash + 1);
            if (address.length == 0
                    || !bits.matches("[0-9]{1,3}")
                    || Integer.parseInt(bits) > address.length * 8) {
                throw new IllegalArgumentException(
                        "a network is written 10.0.0.0/8 or 2001:db8::/32, not \"" + text + "\"");
            }
            List<Byte> bytes = new ArrayList<>();
            for (byte one : address) {
                bytes.add(one);
            }
            return new Range(bytes, Integer.parseInt(bits));
        }

        boolean holds(byte[] address) {
            if (address.length != bytes.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (bytes.get(bit >> 3) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    boolean holds(String address) {
        byte[] bytes = bytesOf(address);
        return ranges.stream().anyMatch(range -> range.holds(bytes));
    }

    // Digits only: a name would be looked up.
    private static byte[] bytesOf(String text) {
        boolean digits =
                text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                        || (text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]+"));
        if (!digits || text.length() > ADDRESS_CHARS_MAX) {
            return new byte[0];
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException none) {
            return new byte[0];
        }
    }
}
