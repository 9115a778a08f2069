package dev.gatehouse.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Says where an address leads. Addresses that wrap an IPv4 address (mapped, compatible, NAT64,
/// 6to4) are judged by what they wrap. Ranges: the special-purpose registries of RFC 6890, and the
/// metadata services of the clouds, which no setting opens.
final class AddressGuard {
    /// Where an address leads.
    enum Reach {
        /// Anywhere on the public internet.
        PUBLIC,
        /// This machine or a private network: only for hosts an administrator named.
        PRIVATE,
        /// Link-local, metadata, multicast, reserved: never.
        NEVER
    }

    private static final List<String> METADATA_HOSTS =
            List.of("metadata.google.internal", "metadata", "instance-data");
    private static final byte[] EC2_METADATA_V6 = v6(0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254);

    private AddressGuard() {}

    static boolean isMetadataHost(String host) {
        String bare = host.toLowerCase(Locale.ROOT);
        return METADATA_HOSTS.contains(
                bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
    }

    static Reach reach(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> reachOfFour(four.getAddress());
            case Inet6Address six -> reachOfSix(six);
            default -> Reach.NEVER;
        };
    }

    private static Reach reachOfFour(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        if (first == 0 && second == 0 && third == 0 && a[3] == 0) {
            return Reach.PRIVATE; // 0.0.0.0 connects to this machine
        }
        boolean never =
                first == 0
                        || first >= 224
                        || (first == 169 && second == 254)
                        || (first == 100 && second == 100 && third == 100 && (a[3] & 0xff) == 200)
                        || (first == 192 && second == 0 && (third == 0 || third == 2))
                        || (first == 198 && second == 51 && third == 100)
                        || (first == 203 && second == 0 && third == 113);
        if (never) {
            return Reach.NEVER;
        }
        boolean ours =
                first == 10
                        || first == 127
                        || (first == 172 && second >= 16 && second < 32)
                        || (first == 192 && second == 168)
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 198 && (second == 18 || second == 19));
        return ours ? Reach.PRIVATE : Reach.PUBLIC;
    }

    private static Reach reachOfSix(Inet6Address six) {
        byte[] a = six.getAddress();
        if (Arrays.equals(a, EC2_METADATA_V6)) {
            return Reach.NEVER;
        }
        int wrapped = offsetOfWrappedFour(a);
        if (wrapped >= 0) {
            return reachOfFour(Arrays.copyOfRange(a, wrapped, wrapped + 4));
        }
        if (six.isLoopbackAddress() || six.isAnyLocalAddress()) {
            return Reach.PRIVATE;
        }
        if (six.isLinkLocalAddress() || six.isMulticastAddress() || six.isSiteLocalAddress()) {
            return Reach.NEVER;
        }
        if ((a[0] & 0xfe) == 0xfc) {
            return Reach.PRIVATE; // fc00::/7
        }
        return (a[0] & 0xe0) == 0x20 && !startsWith(a, 0x2001, 0x0db8) ? Reach.PUBLIC : Reach.NEVER;
    }

    // Where in these sixteen bytes an IPv4 address stands: mapped and compatible (the last four),
    // NAT64 64:ff9b::/96 (the last four), 6to4 2002::/16 (bytes two to five); -1 for none.
    private static int offsetOfWrappedFour(byte[] a) {
        boolean zeros = true;
        for (int i = 0; i < 10; i++) {
            zeros &= a[i] == 0;
        }
        boolean mapped = zeros && (a[10] & 0xff) == 0xff && (a[11] & 0xff) == 0xff;
        boolean compatible =
                zeros && a[10] == 0 && a[11] == 0 && (a[12] != 0 || a[13] != 0 || a[14] != 0);
        if (mapped || compatible || startsWith(a, 0x0064, 0xff9b)) {
            return 12;
        }
        return (a[0] & 0xff) == 0x20 && a[1] == 0x02 ? 2 : -1;
    }

    private static boolean startsWith(byte[] a, int first, int second) {
        return (a[0] & 0xff) == first >> 8
                && (a[1] & 0xff) == (first & 0xff)
                && (a[2] & 0xff) == second >> 8
                && (a[3] & 0xff) == (second & 0xff);
    }

    private static byte[] v6(int... groups) {
        byte[] out = new byte[16];
        for (int i = 0; i < groups.length; i++) {
            out[2 * i] = (byte) (groups[i] >> 8);
            out[2 * i + 1] = (byte) groups[i];
        }
        return out;
    }

    /// All addresses of a host, each checked, so that what is connected to is what was checked.
    static InetAddress[] resolve(String host, OutboundPolicy policy) throws UnknownHostException {
        if (isMetadataHost(host)) {
            throw refused(host, "it is a cloud's metadata service");
        }
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            switch (reach(address)) {
                case PUBLIC -> {}
                case PRIVATE -> {
                    if (!policy.mayReachPrivate(host)) {
                        throw refused(
                                host,
                                "it leads to the private address "
                                        + address.getHostAddress()
                                        + "; name the host under outbound.private-hosts to allow it");
                    }
                }
                case NEVER ->
                        throw refused(
                                host,
                                "it leads to "
                                        + address.getHostAddress()
                                        + ", which is never allowed");
            }
        }
        return addresses;
    }

    private static OutboundProblem refused(String host, String why) {
        return new OutboundProblem(
                OutboundProblem.Kind.REFUSED, "will not connect to " + host + ": " + why);
    }
}
