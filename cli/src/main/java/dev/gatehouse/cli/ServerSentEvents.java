package dev.gatehouse.cli;

import java.util.function.BiConsumer;

/// Reads the lines of a `text/event-stream` (HTML standard §9.2): fields `event` and `data`, an
/// empty line ends one, a colon begins a comment.
final class ServerSentEvents {
    private final BiConsumer<String, String> sink;
    private final StringBuilder data = new StringBuilder();
    private String name = "message";

    ServerSentEvents(BiConsumer<String, String> sink) {
        this.sink = sink;
    }

    void line(String line) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                sink.accept(name, data.substring(0, data.length() - 1));
            }
            data.setLength(0);
            name = "message";
        } else if (line.startsWith("event:")) {
            name = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
            data.append(line.substring("data:".length()).stripLeading()).append('\n');
        }
    }
}
