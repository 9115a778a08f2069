package dev.gatehouse.server.web;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.eclipse.jetty.server.Request;

/// Finds out who is at the other end. A forwarded header counts only when the connection itself
/// comes from a declared proxy, and then the last address that is not a proxy's.
final class PeerFinder {
    // What proxies add, so that a request that one passed on is known even when it was not
    // declared.
    private static final List<String> PASSED_ON =
            List.of(
                    "Forwarded",
                    "Via",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Real-IP");

    private PeerFinder() {}

    static Peer find(Request request, Doors doors) {
        Object channel =
                request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
        if (channel instanceof SocketChannel socket && isUnix(socket)) {
            return new Peer("local", false, userNumber(socket, doors), false);
        }
        String address = Gate.addressOf(request);
        boolean proxied = doors.proxies().stream().anyMatch(network -> network.contains(address));
        if (!proxied) {
            return new Peer(address, request.isSecure(), "", isPassedOn(request));
        }
        String scheme = request.getHeaders().get("X-Forwarded-Proto");
        return new Peer(
                forwarded(request.getHeaders().getValuesList("X-Forwarded-For"), address, doors),
                request.isSecure() || "https".equals(scheme),
                "",
                true);
    }

    private static boolean isPassedOn(Request request) {
        return PASSED_ON.stream().anyMatch(request.getHeaders()::contains);
    }

    private static String forwarded(List<String> values, String proxy, Doors doors) {
        List<String> hops =
                values.stream()
                        .flatMap(value -> List.of(value.split(",", -1)).stream())
                        .map(String::strip)
                        .toList();
        for (String hop : hops.reversed()) {
            if (!Network.isAddress(hop)) {
                return proxy;
            }
            if (doors.proxies().stream().noneMatch(network -> network.contains(hop))) {
                return hop;
            }
        }
        return proxy;
    }

    private static boolean isUnix(SocketChannel socket) {
        try {
            return socket.getLocalAddress() instanceof java.net.UnixDomainSocketAddress;
        } catch (IOException closed) {
            return false;
        }
    }

    // The kernel names the user at the other end. The directory lets in its owner and root only, so
    // a name that is not the owner's is root's, or one the kernel alone knows.
    private static String userNumber(SocketChannel socket, Doors doors) {
        try {
            UnixDomainPrincipal peer = socket.getOption(ExtendedSocketOptions.SO_PEERCRED);
            Path directory = doors.socket().orElseThrow().toAbsolutePath().getParent();
            if (peer.user().equals(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS))) {
                return Files.getAttribute(directory, "unix:uid").toString();
            }
            return peer.user().getName().equals("root") ? "0" : peer.user().getName();
        } catch (IOException | UnsupportedOperationException unsaid) {
            return "unsaid";
        }
    }
}
