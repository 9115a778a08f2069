package dev.gatehouse.server.connect;

import dev.gatehouse.intake.SourceSecrets;
import dev.gatehouse.inventory.live.LiveReaders;
import dev.gatehouse.inventory.live.LiveSource;
import dev.gatehouse.inventory.plan.ApiPlan;
import dev.gatehouse.inventory.plan.InventoryPlan;
import dev.gatehouse.record.DeliveryRecord;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sources whose API is asked what the tool allows: what must be known to ask, and asking.
public final class LiveReading {
    /// The channel of every such source.
    public static final String CHANNEL = DeliveryRecord.INVENTORY;

    /// The setting that says how many hours after a reading began the next one does.
    public static final String EVERY_HOURS = "every_hours";

    /// Those hours, unless told.
    public static final int EVERY_HOURS_FALLBACK = 6;

    /// The most of them.
    public static final int EVERY_HOURS_MAX = 168;

    private final LiveReaders readers;
    private final Map<String, InventoryPlan> plans;
    private final SourceSecrets secrets;

    /// @param plans how each tool's API is asked, by the tool's name
    public LiveReading(
            LiveReaders readers, Map<String, InventoryPlan> plans, SourceSecrets secrets) {
        this.readers = readers;
        this.plans = Map.copyOf(plans);
        this.secrets = secrets;
    }

    private Optional<ApiPlan> api(Tool tool) {
        return Optional.ofNullable(plans.get(tool.name())).flatMap(InventoryPlan::api);
    }

    /// What of the wish is kept with the source.
    ///
    /// @throws IllegalArgumentException naming what is missing
    Map<String, String> kept(Tool tool, Map<String, String> wished) {
        ApiPlan api =
                api(tool)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "nobody has said yet how the API of "
                                                + tool.title()
                                                + " is asked what it allows"));
        Map<String, String> kept = new HashMap<>();
        new TreeMap<>(api.settings())
                .forEach((name, meaning) -> {
                    String value = wished.getOrDefault(name, "").strip();
                    if (value.isEmpty()) {
                        throw new IllegalArgumentException(name + " is missing: " + meaning);
                    }
                    kept.put(setting(name), value);
                });
        if (wished.getOrDefault("secret", "").isEmpty()) {
            throw new IllegalArgumentException("secret is missing: the token to ask with");
        }
        kept.put(setting(EVERY_HOURS), Integer.toString(hours(wished)));
        return kept;
    }

    private static int hours(Map<String, String> wished) {
        String text = wished.getOrDefault(EVERY_HOURS, "");
        if (text.isEmpty()) {
            return EVERY_HOURS_FALLBACK;
        }
        boolean number = text.matches("[1-9][0-9]{0,2}");
        if (!number || Integer.parseInt(text) > EVERY_HOURS_MAX) {
            throw new IllegalArgumentException(
                    EVERY_HOURS + " is a number of hours from 1 to " + EVERY_HOURS_MAX);
        }
        return Integer.parseInt(text);
    }

    /// Keeps the token it is asked with.
    void keepToken(Source source, Map<String, String> wished) {
        secrets.set(
                source.number(),
                CHANNEL,
                wished.getOrDefault("secret", "").getBytes(StandardCharsets.UTF_8));
    }

    /// Whether a source of these settings is asked.
    static boolean isAsked(SortedMap<String, String> settings) {
        return settings.containsKey(setting(EVERY_HOURS));
    }

    /// Asks, where the source's settings say how.
    void resume(Source source, SortedMap<String, String> settings) {
        Optional<ApiPlan> api = api(source.tool());
        InventoryPlan plan = plans.get(source.tool().name());
        if (api.isEmpty() || plan == null || !isAsked(settings)) {
            return;
        }
        Map<String, String> own = new HashMap<>();
        for (String name : api.get().settings().keySet()) {
            own.put(name, settings.getOrDefault(setting(name), ""));
        }
        int hours = Integer.parseInt(settings.get(setting(EVERY_HOURS)));
        readers.read(
                new LiveSource(
                        source,
                        plan,
                        own,
                        secrets.of(source.number(), CHANNEL),
                        Duration.ofHours(hours)));
    }

    /// Asks no longer.
    void leave(Source source) {
        readers.leave(source.number());
    }

    private static String setting(String name) {
        return CHANNEL + "." + name;
    }
}
