package dev.gatehouse.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what was opened, last first, and everything even when one of them fails.
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /// Remembers to close it.
    synchronized <T extends AutoCloseable> T with(T part) {
        opened.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            } catch (Exception problem) {
                LOG.atError()
                        .addKeyValue("part", part.getClass().getSimpleName())
                        .setCause(problem)
                        .log("a part did not close");
            }
        }
    }
}
