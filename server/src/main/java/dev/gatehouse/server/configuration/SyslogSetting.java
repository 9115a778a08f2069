package dev.gatehouse.server.configuration;

import dev.gatehouse.event.Words;
import dev.gatehouse.intake.SyslogDoor;
import dev.gatehouse.server.web.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where syslog is listened for: `tls://0.0.0.0:6514/vault:prod/file?from=10.0.0.0/8`.
///
/// @param source whose it is, `TOOL:NAME`
/// @param channel of that source; empty for its tool's first that takes syslog
/// @param from networks whose senders are listened to, besides this machine
public record SyslogSetting(
        SyslogDoor.Transport transport,
        InetSocketAddress address,
        String source,
        String channel,
        List<Network> from) {
    private static final Pattern PATH = Pattern.compile("/([^/]+)(?:/([^/]+))?");
    private static final String FROM = "from=";
    private static final String FORM =
            "syslog is listened for at TRANSPORT://ADDRESS:PORT/SOURCE[/CHANNEL][?from=NETWORK],"
                    + " like udp://127.0.0.1:5514/jenkins:ci or"
                    + " tls://0.0.0.0:6514/vault:prod?from=10.0.0.0/8; not ";

    /// Reads one.
    ///
    /// @throws IllegalArgumentException saying what it should look like
    static SyslogSetting parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(FORM + text, malformed);
        }
        SyslogDoor.Transport transport =
                Words.parse(SyslogDoor.Transport.class, String.valueOf(uri.getScheme()))
                        .orElseThrow(() -> new IllegalArgumentException(FORM + text));
        Matcher path = PATH.matcher(String.valueOf(uri.getPath()));
        String host = uri.getHost() == null ? "" : uri.getHost().replaceAll("[\\[\\]]", "");
        if (!path.matches() || uri.getPort() < 0 || !Network.isAddress(host)) {
            throw new IllegalArgumentException(FORM + text);
        }
        List<Network> from = from(uri.getQuery(), text);
        InetAddress address = InetAddress.ofLiteral(host);
        if (!address.isLoopbackAddress() && from.isEmpty()) {
            throw new IllegalArgumentException(
                    text
                            + " listens beyond this machine; say from where, like"
                            + " ?from=10.0.0.0/8, for syslog proves nothing about who sent it");
        }
        return new SyslogSetting(
                transport,
                new InetSocketAddress(address, uri.getPort()),
                path.group(1),
                path.group(2) == null ? "" : path.group(2),
                from);
    }

    private static List<Network> from(
            @org.jspecify.annotations.Nullable String query, String text) {
        List<Network> from = new ArrayList<>();
        for (String part : query == null ? new String[0] : query.split("&", -1)) {
            if (!part.startsWith(FROM)) {
                throw new IllegalArgumentException(FORM + text);
            }
            from.add(Network.parse(part.substring(FROM.length())));
        }
        return List.copyOf(from);
    }

    /// Whether a sender at that address is listened to.
    public boolean isHeard(InetAddress peer) {
        return peer.isLoopbackAddress()
                || from.stream().anyMatch(network -> network.contains(peer));
    }
}
