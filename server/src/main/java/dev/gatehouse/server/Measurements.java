package dev.gatehouse.server;

import dev.gatehouse.intake.SyslogDoors;
import dev.gatehouse.record.FollowerStatus;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.server.engine.EngineRooms;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// What the process measures about itself. Ours are named `gatehouse_…`; the only label anything
/// outside decides is the name of a source.
final class Measurements {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Measurements(EngineRooms rooms) {
        Recorder recorder = rooms.recorder();
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        gauge("gatehouse.journal.records", "durable records", () -> recorder.journal().size());
        gauge(
                "gatehouse.journal.sealed.records",
                "records in sealed blocks",
                () -> recorder.journal().status().sealed());
        gauge(
                "gatehouse.journal.disk.free.bytes",
                "space left where the journal lies",
                () -> recorder.journal().status().diskFreeBytes());
        gauge(
                "gatehouse.journal.fenced",
                "1 while the journal takes no records",
                () -> recorder.journal().status().fenced().isPresent() ? 1 : 0);
        gauge(
                "gatehouse.collector.unknown.tokens",
                "requests to the event collector whose token no source has, since the start",
                () -> rooms.refusals().strangers());
        gauge(
                "gatehouse.syslog.messages",
                "messages that came in as syslog, since the start",
                () ->
                        rooms.syslog().status().stream()
                                .mapToLong(SyslogDoors.DoorStatus::messages)
                                .sum());
        gauge(
                "gatehouse.views.lag.records",
                "records the slowest view is behind",
                () -> lag(rooms));
    }

    private static long lag(EngineRooms rooms) {
        return rooms.followers().all().stream()
                .mapToLong(FollowerStatus::lagRecords)
                .max()
                .orElse(0);
    }

    private void gauge(String name, String meaning, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value).description(meaning).register(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }
}
