package dev.gatehouse.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.gatehouse.server.logs.JsonLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/// What is logged while it is open, of our own even the finest, as the server's log would say it.
record CapturedLog(Logger root, Logger ours, ListAppender<ILoggingEvent> records) {
    static CapturedLog begin() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.gatehouse");
        ListAppender<ILoggingEvent> records = new ListAppender<>();
        records.start();
        ours.setLevel(Level.TRACE);
        root.addAppender(records);
        return new CapturedLog(root, ours, records);
    }

    String text() {
        JsonLines lines = new JsonLines();
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent record : List.copyOf(records.list)) {
            text.append(new String(lines.encode(record), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    void end() {
        root.detachAppender(records);
        ours.setLevel(null);
    }
}
