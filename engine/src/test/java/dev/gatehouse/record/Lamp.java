package dev.gatehouse.record;

import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A pretended tool with an audit channel, a stream that shares its ids, and a hook beside.
public final class Lamp {
    private static final String SOURCE =
            """
            tool: lamp
            title: Lamp
            plans: Every edition.
            scopes: "`audit:read`"
            case: kept
            channels:
              - name: audit
                title: Audit log
                role: audit
                ways: [poll, push, file, import]
                framing: lines
                equivalent: [stream]
                observes: { reads: yes, refusals: no, address: { seen: no, note: enable address disclosure }, client: yes, credential: yes }
              - name: stream
                title: Audit stream
                role: audit
                ways: [push]
                framing: lines
                observes: { reads: yes, refusals: no, address: yes, client: yes, credential: yes }
              - name: hook
                title: Webhook
                role: hint
                ways: [push]
                framing: lines
                observes: { reads: no, refusals: no, address: no, client: no, credential: no }
            """;

    private static final String MAPPING =
            """
            resources:
              room: { type: room, path: "projects/{house}/resources/{room}" }
            shapes:
              - name: event
                channel: audit
                when: { what: { has: yes } }
                id: uuid
                join: { key: uuid, completes: { kind: answer } }
                time: at
                action: what
                actor: [ { kind: user, id: who } ]
            """;

    private static final String ACTIONS =
            """
            families:
              - names: "lamp.*"
                resource: room
                actions:
                  dim: update
                  blink: { ignored: a sign of life }
            """;

    private Lamp() {}

    /// The tool, its folder made below `directory`.
    public static Tools tools(Path directory) {
        try {
            Path folder = Files.createDirectories(directory.resolve("sources/lamp"));
            Files.writeString(folder.resolve("source.yaml"), SOURCE);
            Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
            Files.writeString(folder.resolve("actions.yaml"), ACTIONS);
            Files.writeString(folder.resolve("README.md"), "# Lamp\n");
            return Tools.load(directory.resolve("sources"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// A line of its audit log.
    public static String line(String id, String who, String what) {
        return "{\"kind\":\"audit\",\"uuid\":\"%s\",\"at\":\"2026-11-22T08:59:00Z\",\"what\":\"%s\",\"who\":\"%s\",\"house\":\"h\",\"room\":\"r\"}\n"
                .formatted(id, what, who);
    }
}
