package dev.gatehouse.inventory.live;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.intake.Secret;
import dev.gatehouse.inventory.Inventory;
import dev.gatehouse.inventory.PartState;
import dev.gatehouse.inventory.Picture;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.outbound.OutboundClient;
import dev.gatehouse.outbound.OutboundPolicy;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A tool as it ships, read whole from a server on this machine into an inventory of its own.
final class LiveTool implements AutoCloseable {
    static final String TOKEN = "live_0123456789abcdefghijklmnopqrstuv";

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int STEPS_MAX = 10_000;

    private final String tool;
    private final Recorder recorder;
    private final Inventory inventory;
    private final Identity identity;
    private final EventFeed feed;
    private final Source source;
    private final InventoryPlan plan;
    private final OutboundClient client =
            new OutboundClient(new OutboundPolicy(Set.of("127.0.0.1"), Set.of("127.0.0.1")));
    private Instant now = NOW;

    LiveTool(String tool, Path directory) {
        this.tool = tool;
        Path folders = Path.of(System.getProperty("gatehouse.root"), "sources");
        InstantSource clock = () -> now;
        recorder =
                Recorder.open(
                        new RecorderSettings(
                                directory,
                                "test",
                                RecorderSettings.of(directory, "test").disk(),
                                clock,
                                new SecureRandom()));
        Sources sources = new Sources(recorder, Tools.load(folders), new SecureRandom());
        source = sources.add(Sources.Connection.of(SourceName.parse(tool + ":acme")), "local:0");
        Map<String, InventoryPlan> plans = InventoryPlan.load(folders);
        plan = Objects.requireNonNull(plans.get(tool));
        inventory = Inventory.open(recorder, sources, plans, clock);
        identity = Identity.open(recorder);
        feed = new EventFeed(recorder, sources, identity, Optional.of(inventory));
    }

    InventoryPlan plan() {
        return plan;
    }

    /// Reads it once, whole, waiting for nobody.
    Picture read(Map<String, String> settings) throws IOException {
        LiveReader reader =
                new LiveReader(
                        recorder,
                        client,
                        new LiveSource(
                                source,
                                plan,
                                settings,
                                new Secret(TOKEN.getBytes(StandardCharsets.UTF_8)),
                                Duration.ofHours(6)),
                        () -> now);
        for (int i = 0; i < STEPS_MAX && reader.status().last().isEmpty(); i++) {
            Optional<Instant> until = reader.step();
            if (until.isPresent()) {
                now = until.get();
            }
        }
        while (inventory.understoodUpTo() < recorder.journal().size()) {
            feed.read(recorder.journal().read(inventory.understoodUpTo(), 1_000));
        }
        return inventory.now();
    }

    /// Listings that were not told whole, and why.
    static Map<String, String> incomplete(Picture picture) {
        Map<String, String> incomplete = new TreeMap<>();
        picture.parts().stream()
                .filter(part -> !part.complete())
                .forEach(part -> incomplete.put(part.part().toString(), part.reason()));
        return incomplete;
    }

    /// Names of the listings that were read.
    static Set<String> listings(Picture picture) {
        Set<String> names = new java.util.TreeSet<>();
        picture.parts().stream().map(PartState::part).forEach(part -> names.add(part.listing()));
        return names;
    }

    /// `tool/instance`.
    String place() {
        return tool + "/acme";
    }

    @Override
    public void close() throws IOException {
        client.close();
        inventory.close();
        identity.close();
        recorder.close();
    }
}
