package dev.gatehouse.intake;

import dev.gatehouse.event.Words;
import dev.gatehouse.source.Channel;
import dev.gatehouse.source.Source;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Predicate;

/// Where syslog is listened for, and whose it is.
///
/// @param heard whether a sender at that address is listened to
public record SyslogDoor(
        Transport transport,
        InetSocketAddress address,
        Source source,
        Channel channel,
        Predicate<InetAddress> heard) {

    /// How messages travel.
    public enum Transport {
        /// Datagrams (RFC 5426): whatever the network loses is lost, and nobody learns of it.
        UDP,
        /// A connection (RFC 6587).
        TCP,
        /// A connection over TLS (RFC 5425).
        TLS;

        /// The word used in settings, records and JSON.
        public String word() {
            return Words.of(this);
        }
    }

    /// The same at the port that was taken for it.
    SyslogDoor at(int port) {
        return new SyslogDoor(
                transport,
                new InetSocketAddress(address.getAddress(), port),
                source,
                channel,
                heard);
    }

    @Override
    public String toString() {
        String host = address.getAddress().getHostAddress();
        return transport.word()
                + "://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + address.getPort();
    }
}
