package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Trust;
import dev.gatehouse.json.CanonicalJson;
import dev.gatehouse.search.Sentence;
import dev.gatehouse.secret.InstallationKey;
import dev.gatehouse.secret.Redactor;
import dev.gatehouse.source.Piece;
import dev.gatehouse.source.Reader;
import dev.gatehouse.source.Reading;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tool;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Every shape of secret in every place of every tool's payloads: an event, its sentence, its free
/// text and the piece as people are shown it hold none. [SecretsTest] goes on from here, through
/// the server.
class SecretsInEventsTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("gatehouse.root", ".."), "sources");
    private static final InstallationKey KEY =
            InstallationKey.of(new byte[InstallationKey.KEY_BYTES]);
    private static final long SEED = 20_261_122;

    @Test
    void noShapeInAnyPlaceReachesAnEvent() throws IOException {
        List<PlantedSecret> secrets = PlantedSecret.all(SEED);
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(20);
        for (Tool tool : Tools.load(SOURCES).all()) {
            Reader reader =
                    Reader.of(
                            new Source(1, new SourceName(tool.name(), "x"), "x", tool),
                            new Redactor(KEY),
                            KEY);
            PlantedPayloads payloads = new PlantedPayloads(SOURCES.resolve(tool.name()));
            for (PlantedSecret secret : secrets) {
                List<String> planted = payloads.with(List.of(secret.text()));
                assertThat(planted).hasSizeGreaterThan(100);
                for (String payload : planted) {
                    String shown = shown(reader, payload).toLowerCase(Locale.ROOT);
                    if (shown.contains(secret.needle())) {
                        assertThat(shown)
                                .as("%s in %s: %s", secret.shape(), tool.name(), payload)
                                .doesNotContain(secret.needle());
                    }
                }
            }
        }
    }

    private static String shown(Reader reader, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        Reading reading =
                reader.read(
                        new Piece(
                                7,
                                "",
                                Instant.parse("2026-11-22T12:00:00Z"),
                                Trust.NONE,
                                false,
                                bytes));
        List<Event> events =
                switch (reading) {
                    case Reading.Events read -> read.events();
                    case Reading.Completes read -> read.events();
                    case Reading.Ignored _ -> List.of();
                };
        StringBuilder shown = new StringBuilder(reader.redacted(bytes));
        for (Event event : events) {
            shown.append('\n').append(CanonicalJson.text(EventJson.of(event)));
            shown.append('\n').append(Sentence.of(event)).append('\n').append(event.text());
        }
        return shown.toString();
    }
}
