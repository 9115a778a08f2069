package dev.gatehouse.server.web;

import java.net.InetAddress;

/// A range of network addresses, written `10.0.0.0/8` or as one address.
public record Network(InetAddress first, int prefixBits) {

    /// Reads one; names are not resolved.
    ///
    /// @throws IllegalArgumentException saying what it should look like
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            InetAddress first = InetAddress.ofLiteral(address);
            int bits = first.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("a prefix of " + prefix + " bits");
            }
            return new Network(first, prefix);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "a network is written like 10.0.0.0/8 or ::1, not " + text, wrong);
        }
    }

    /// Whether the address lies in it.
    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((mine[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the address, written as digits, lies in it; a text that is no address does not.
    public boolean contains(String address) {
        try {
            return contains(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /// Whether the text is an address written as digits.
    public static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
