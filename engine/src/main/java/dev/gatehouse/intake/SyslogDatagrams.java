package dev.gatehouse.intake;

import dev.gatehouse.record.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads datagrams, one message each, and hands over together what one sender sent in a row.
final class SyslogDatagrams {
    /// Bytes the system is asked to hold while a group is being made durable.
    static final int WAITING_BYTES = 4 * 1024 * 1024;

    private static final int DATAGRAM_BYTES_MAX = 65_535;
    private static final int GROUP_BYTES_MAX = 1024 * 1024;

    private final DatagramChannel channel;
    private final SyslogTaking taking;
    private final ByteBuffer datagram = ByteBuffer.allocate(DATAGRAM_BYTES_MAX);
    private final byte[] group = new byte[GROUP_BYTES_MAX];
    private final List<Frame> frames = new ArrayList<>();
    private int filled;

    SyslogDatagrams(DatagramChannel channel, SyslogTaking taking) {
        this.channel = channel;
        this.taking = taking;
    }

    /// A channel that is bound to the door's address.
    static DatagramChannel open(SyslogDoor door) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, WAITING_BYTES);
            channel.bind(door.address());
            return channel;
        } catch (IOException taken) {
            channel.close();
            throw taken;
        }
    }

    /// @throws IOException once the channel is closed
    void run() throws IOException {
        while (true) {
            channel.configureBlocking(true);
            @Nullable InetSocketAddress from = next();
            channel.configureBlocking(false);
            while (from != null) {
                InetAddress peer = from.getAddress();
                Growth.Of grown = taking.begun(peer, from.getPort());
                boolean isHeard = taking.isHeard(peer);
                do {
                    if (isHeard) {
                        add();
                    }
                    from = next();
                } while (from != null && from.getAddress().equals(peer) && hasRoom());
                if (!hand(grown)) {
                    return;
                }
            }
        }
    }

    private @Nullable InetSocketAddress next() throws IOException {
        datagram.clear();
        return (InetSocketAddress) channel.receive(datagram);
    }

    private void add() {
        int length = datagram.flip().remaining();
        datagram.get(group, filled, length);
        frames.addAll(SyslogMessages.only(group, filled, filled + length));
        filled += length;
    }

    private boolean hasRoom() {
        return group.length - filled >= DATAGRAM_BYTES_MAX;
    }

    private boolean hand(Growth.Of grown) {
        byte[] bytes = Arrays.copyOf(group, filled);
        boolean isTaken = taking.take(grown, new Growth.Stretch(0, bytes, List.copyOf(frames)));
        filled = 0;
        frames.clear();
        return isTaken;
    }
}
