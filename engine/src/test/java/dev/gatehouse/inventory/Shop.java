package dev.gatehouse.inventory;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.inventory.plan.AnswerReader;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.InventoryRecord;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// A made-up tool, its journal and its inventory, as small as the tests allow.
public final class Shop implements AutoCloseable {
    static final String SOURCE =
            """
            tool: shop
            title: Shop
            plans: Every edition.
            scopes: none
            case: kept
            channels:
              - name: audit
                title: Audit
                role: audit
                ways: [import]
                framing: lines
                observes: { reads: no, refusals: yes, address: yes, client: no, credential: no }
            """;
    static final String MAPPING =
            """
            resources:
              room: { type: room, path: "{room}/members/{who}" }
            shapes:
              - name: event
                channel: audit
                when: { what: { has: yes } }
                id: id
                time: at
                action: what
                outcome: succeeded
                actor: [{ kind: user, id: by }]
                resource: room
            """;
    static final String ACTIONS =
            """
            families:
              - names: "*"
                resource: room
                actions:
                  let-in: grant
                  thrown-out: revoke
                  key-given: grant
                  key-taken: revoke
                  lock-changed: configure
                  room-emptied: configure
            """;
    static final String INVENTORY =
            """
            drop: [secret]
            api:
              scopes: may look
              root: "{api}/"
              settings: { api: where the shop answers }
              headers: { Authorization: "Bearer {token}" }
              next: link
              rate-limit: { limit: X-Limit, remaining: X-Remaining, reset: X-Reset }
            tables:
              may: { guest: read, owner: [read, write, admin] }
            listings:
              rooms:
                title: Rooms
                address: "rooms?page_size=2"
                like: [room, owner]
                gives: { room: room }
                facts:
                  - settings: { open: open }
                    on: "{room}"
              keys:
                title: Who has a key
                address: "rooms/{room}/keys"
                under: rooms
                absent: { 404: no such room }
                like: [id, may]
                facts:
                  - right: { from: may, table: may }
                    to: { kind: user, id: id }
                    on: "{of.room}"
                    named: may
                  - account: { kind: user, id: id }
                    name: name
                    in: ""
            values:
              event-room: { from: within, before: /members/ }
              event-who: { from: within, after: /members/ }
            events:
              - when: { action: key-given }
                listing: keys
                of: { room: $event-room }
                now: { id: $event-who, may: { constant: guest } }
              - when: { action: key-taken }
                listing: keys
                of: { room: $event-room }
                gone: { kind: user, id: $event-who }
              - when: { action: lock-changed }
                listing: keys
                of: { room: $event-room }
                unsure: yes
              - when: { action: room-emptied }
                listing: keys
                of: { room: $event-room }
                gone: everything
                on: "{$event-room}"
            """;

    final Path directory;
    final InstantSource clock;
    public Recorder recorder;
    Sources sources;
    Identity identity;
    public Inventory inventory;
    public Map<String, InventoryPlan> plans;
    public Source shop;
    private EventFeed feed;

    public Shop(Path directory, InstantSource clock) throws IOException {
        this.directory = directory;
        this.clock = clock;
        Path folder = Files.createDirectories(directory.resolve("sources/shop"));
        Files.writeString(folder.resolve("source.yaml"), SOURCE);
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
        Files.writeString(folder.resolve("actions.yaml"), ACTIONS);
        Files.writeString(folder.resolve("inventory.yaml"), INVENTORY);
        open();
        shop = sources.add(Sources.Connection.of(SourceName.parse("shop")), "local:0");
    }

    public void open() {
        recorder =
                Recorder.open(
                        new RecorderSettings(
                                directory.resolve("data"),
                                "0.1.0",
                                RecorderSettings.of(directory, "0.1.0").disk(),
                                clock,
                                new SecureRandom()));
        sources =
                new Sources(recorder, Tools.load(directory.resolve("sources")), new SecureRandom());
        plans = InventoryPlan.load(directory.resolve("sources"));
        identity = Identity.open(recorder);
        inventory = Inventory.open(recorder, sources, plans, clock);
        feed = new EventFeed(recorder, sources, identity, Optional.of(inventory));
    }

    /// Lets the inventory hear everything there is.
    public void follow() {
        long size = recorder.journal().size();
        while (inventory.understoodUpTo() < size) {
            feed.read(recorder.journal().read(inventory.understoodUpTo(), 7));
        }
    }

    SnapshotTaking taking() {
        return new SnapshotTaking(
                recorder,
                new SnapshotTaking.Subject(
                        shop, Objects.requireNonNull(plans.get("shop")), "user:1", clock.instant()),
                clock);
    }

    /// A snapshot of the rooms, and of who has a key to each.
    ///
    /// @param keys the answer for each room; one that begins with a digit is a status
    public String snapshot(String rooms, Map<String, String> keys) {
        SnapshotTaking taking = taking();
        taking.listed("rooms", new TreeMap<>(), "", List.of(taking.keep(utf8(rooms))));
        new TreeMap<>(keys)
                .forEach((room, answer) -> {
                    TreeMap<String, String> of = new TreeMap<>(Map.of("room", room));
                    if (Character.isDigit(answer.charAt(0))) {
                        taking.listed("keys", of, "answered-" + answer, List.of());
                    } else {
                        taking.listed("keys", of, "", List.of(taking.keep(utf8(answer))));
                    }
                });
        taking.close();
        follow();
        return taking.name();
    }

    /// What a snapshot of another tool says that was kept in this journal.
    List<Fact> factsOf(Source source, InventoryPlan plan, long position) {
        SnapshotReading reading =
                new SnapshotReading(
                        recorder.journal(), new AnswerReader(new Redactor(recorder.key())));
        Stored.Live live = (Stored.Live) recorder.journal().read(position);
        InventoryRecord.SnapshotTaken taken =
                (InventoryRecord.SnapshotTaken)
                        OwnRecordJson.read(RecordKind.SNAPSHOT_TAKEN, live.payload()).orElseThrow();
        return taken.listings().stream()
                .map(listing -> reading.read(source, plan, listing))
                .flatMap(listed -> listed.facts().values().stream())
                .toList();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static Instant noon() {
        return Instant.parse("2026-11-22T12:00:00Z");
    }

    @Override
    public void close() throws IOException {
        inventory.close();
        identity.close();
        recorder.close();
    }
}
