package dev.gatehouse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists whose elements carry their own name, which `keyed` reads as if they were objects.
final class KeyedListTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
    private static final String MAPPING =
            """
            keyed:
              - { list: changes.with, name: is, value: [text, flag] }
            shapes:
              - name: event
                channel: audit
                when: { kind: audit }
                each: changes
                time: at
                action: what
                detail: { room: changes.with.room, on: changes.with.on, all: { all: changes.with.many, with: "," } }
            """;
    private static final String ACTIONS = "families: [{ actions: { dim: update } }]\n";

    @TempDir Path folder;

    @Test
    void anElementIsFoundByItsNameWhereverTheNameStands() throws IOException {
        List<Event> events =
                read(
                        """
                        {"with":[{"is":"on","flag":true},{"text":"r1","is":"room"}]},
                        {"with":[{"label":"room","text":"r2"},{"is":null,"text":"r3"},{"is":"room"},"room"]}
                        """);
        assertThat(events.get(0).detail()).containsEntry("room", "r1").containsEntry("on", "true");
        assertThat(events.get(1).detail()).doesNotContainKey("room");
    }

    @Test
    void anObjectReadsTheSame() throws IOException {
        List<Event> events =
                read(
                        """
                        {"with":{"room":"r1","many":[1,2]}},
                        {"with":[{"is":"room","text":"r1"},{"is":"many","text":["1","2"]}]}
                        """);
        assertThat(events.get(0).detail()).isEqualTo(events.get(1).detail());
        assertThat(events.get(0).detail()).containsEntry("all", "1,2");
    }

    @Test
    void whatIsCalledLikeASecretIsNotSearchable() throws IOException {
        List<Event> events =
                read(
                        """
                        {"with":[{"is":"password","text":"apple1"},{"text":"apple2","is":"password"},
                                 {"is":"fruit","text":"pear"}]}
                        """);
        assertThat(events.getFirst().toString()).contains("pear").doesNotContain("apple");
    }

    private List<Event> read(String changes) {
        String piece = "{\"kind\":\"audit\",\"what\":\"dim\",\"changes\":[" + changes + "]}";
        Piece given =
                new Piece(
                        3,
                        "audit",
                        RECEIVED,
                        Trust.SECRET,
                        false,
                        piece.getBytes(StandardCharsets.UTF_8));
        Reader reader = Readers.of(Lamp.with(folder, MAPPING, ACTIONS));
        return ((Reading.Events) reader.read(given)).events();
    }
}
