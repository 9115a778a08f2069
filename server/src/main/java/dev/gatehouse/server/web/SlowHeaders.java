package dev.gatehouse.server.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes connections that take too long to send the head of a request, a few bytes at a time. The
/// silence limit of the connector cannot: every byte starts it again.
final class SlowHeaders extends AbstractLifeCycle implements Connection.Listener {
    /// How long the head of a request may take.
    static final long HEAD_MILLIS_MAX = 10_000;

    private static final int LOOKS = 10;

    private final AbstractConnector connector;
    private final long headMillisMax;
    private final Map<Connection, Begun> open = new ConcurrentHashMap<>();

    SlowHeaders(AbstractConnector connector) {
        this(connector, HEAD_MILLIS_MAX);
    }

    /// @param headMillisMax how long the head of a request may take here
    SlowHeaders(AbstractConnector connector, long headMillisMax) {
        this.connector = connector;
        this.headMillisMax = headMillisMax;
    }

    /// What a connection had sent when its last request was complete, and since when it has sent
    /// more than that without completing another.
    private record Begun(long requests, long bytes, long sinceNanos) {}

    @Override
    public void onOpened(Connection connection) {
        open.put(connection, new Begun(0, 0, System.nanoTime()));
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    @Override
    protected void doStart() {
        look();
    }

    private void look() {
        open.replaceAll(this::judged);
        Scheduler scheduler = connector.getScheduler();
        if (connector.isStarting() || connector.isRunning()) {
            scheduler.schedule(this::look, headMillisMax / LOOKS, TimeUnit.MILLISECONDS);
        }
    }

    private Begun judged(Connection connection, Begun begun) {
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        boolean busy = connection.getMessagesIn() > connection.getMessagesOut();
        if (busy || requests != begun.requests() || bytes == begun.bytes()) {
            return new Begun(requests, bytes, System.nanoTime());
        }
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun.sinceNanos());
        if (waited > headMillisMax) {
            connection.close();
        }
        return begun;
    }
}
