package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.json.JsonValue.JsonString;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.ExportRequest.Format;
import dev.gatehouse.search.query.Query;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    @TempDir Path folder;

    private EventIndex open(String mappings) {
        return EventIndex.open(
                new EventIndexSettings(
                        folder,
                        mappings,
                        _ -> Who.NOBODY,
                        () -> {
                            throw new IllegalStateException("events are handed over");
                        },
                        InstantSource.system()));
    }

    private EventIndex filled(int count) throws IOException {
        EventIndex index = open("a");
        index.take(batch(count, 23), _ -> List.of());
        return index;
    }

    private static IndexGeneration.Batch batch(int count, int seed) {
        RandomEvents events = new RandomEvents(new Random(seed));
        List<FoldedEvent> batch = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            Event event = events.at(new EventId(position, 0));
            batch.add(new FoldedEvent(event, Sameness.First.FIRST, false));
        }
        return new IndexGeneration.Batch(batch, Set.of(), count);
    }

    private static ExportRequest all(Format format) {
        return new ExportRequest(Query.All.ALL, Window.ALL_TIME, OptionalLong.empty(), format);
    }

    @Test
    void everyRowIsThereBeyondAPageAndTheManifestDescribesTheFile() throws Exception {
        int count = SearchRequest.LIMIT_EVENTS_MAX * 2 + 5;
        try (EventIndex index = filled(count)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ExportManifest manifest = index.export(all(Format.JSONL), EventJson::of, file);
            List<String> lines = file.toString(StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSize(count).allSatisfy(line -> Json.parse(line));
            assertThat(manifest.rows()).isEqualTo(count);
            assertThat(manifest.asOf()).isEqualTo(count - 1);
            assertThat(manifest.bytes()).isEqualTo(file.size());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.toByteArray());
            assertThat(manifest.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    // The file says by which mappings its rows were read, so all of them are read by these.
    @Test
    void everyRowIsOfTheGenerationTheFirstIsOfThoughAnotherTakesOver() throws IOException {
        int count = SearchRequest.LIMIT_EVENTS_MAX * 2 + 5;
        ByteArrayOutputStream undisturbed = new ByteArrayOutputStream();
        try (EventIndex index = filled(count)) {
            assertThat(index.export(all(Format.JSONL), EventJson::of, undisturbed).mappings())
                    .isEqualTo("a");
        }
        try (EventIndex index = open("b-2")) {
            IndexGeneration building = index.building().orElseThrow();
            building.take(List.of(batch(count, 24)).iterator(), _ -> List.of(), _ -> {});
            ByteArrayOutputStream disturbed = new ByteArrayOutputStream();
            OutputStream between =
                    new FilterOutputStream(disturbed) {
                        @Override
                        public void write(byte[] bytes, int from, int length) throws IOException {
                            if (index.building().isPresent()) {
                                assertThat(index.takeOver(building)).isTrue();
                            }
                            out.write(bytes, from, length);
                        }
                    };
            assertThat(index.export(all(Format.JSONL), EventJson::of, between).mappings())
                    .isEqualTo("a");
            assertThat(disturbed.toString(StandardCharsets.UTF_8))
                    .isEqualTo(undisturbed.toString(StandardCharsets.UTF_8));
            assertThat(
                            index.export(
                                            all(Format.JSONL),
                                            EventJson::of,
                                            OutputStream.nullOutputStream())
                                    .mappings())
                    .isEqualTo("b-2");
        }
    }

    @Test
    void whatIsErasedMeanwhileIsOnNoPageThatIsReadAfter() throws IOException {
        int count = SearchRequest.LIMIT_EVENTS_MAX + 5;
        try (EventIndex index = filled(count)) {
            List<String> newestFirst = ids(index, OutputStream.nullOutputStream());
            String last = newestFirst.getLast();
            long position = Long.parseLong(last.substring(0, last.indexOf('.')));
            OutputStream erasing =
                    new OutputStream() {
                        private boolean done;

                        @Override
                        public void write(int one) throws IOException {
                            if (!done) {
                                done = true;
                                index.take(
                                        new IndexGeneration.Batch(
                                                List.of(), Set.of(position), count + 1),
                                        _ -> List.of());
                            }
                        }
                    };
            assertThat(ids(index, erasing))
                    .isEqualTo(newestFirst.subList(0, newestFirst.size() - 1));
        }
    }

    private static List<String> ids(EventIndex index, OutputStream beside) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        OutputStream both =
                new FilterOutputStream(file) {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        beside.write(bytes, from, length);
                        out.write(bytes, from, length);
                    }
                };
        index.export(all(Format.JSONL), EventJson::of, both);
        return file.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> ((JsonObject) Json.parse(line)).members().get("id"))
                .map(id -> ((JsonString) id).value())
                .toList();
    }

    // A040: pages of large events are shorter, and none is lost between them.
    @Test
    void aPageHoldsNoMoreBytesThanItMay() throws IOException {
        int count = 5;
        String long1 = "x".repeat(Pages.PAGE_BYTES_MAX / 2 - 10_000);
        RandomEvents events = new RandomEvents(new Random(29));
        List<FoldedEvent> batch = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            Event event = RandomEvents.with(events.at(new EventId(position, 0)), "note", long1);
            batch.add(new FoldedEvent(event, Sameness.First.FIRST, false));
        }
        try (EventIndex index = open("a")) {
            index.take(new IndexGeneration.Batch(batch, Set.of(), count), _ -> List.of());
            Page page = index.page(SearchRequest.first(Query.All.ALL, 10));
            assertThat(page.events()).hasSize(2);
            assertThat(page.next()).isPresent();
            ExportManifest all =
                    index.export(all(Format.CSV), EventJson::of, OutputStream.nullOutputStream());
            assertThat(all.rows()).isEqualTo(count);
        }
    }

    @Test
    void noCellOfACsvStartsAFormula() throws IOException {
        try (EventIndex index = filled(400)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ExportManifest manifest = index.export(all(Format.CSV), EventJson::of, file);
            String text = file.toString(StandardCharsets.UTF_8);
            assertThat(text)
                    .startsWith("\"id\",\"time\",")
                    .contains("\"'=1+1\"")
                    .doesNotContainPattern("(?m)(^|\",)\"[=+@-]");
            assertThat(manifest.formulasMadeInert()).isPositive();
            assertThat(text).doesNotContain("\u0000");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://e/\"&A1)",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                ";=1",
                " =1",
                "\"=1",
                "\uff1d1+1",
                "\uff20SUM",
                ", =1"
            })
    void whatASpreadsheetWouldRunIsRecognised(String cell) {
        assertThat(CsvCell.isFormula(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "dana.k", "10.0.0.1", "x+y", "1-2", " plain"})
    void plainTextStaysAsItIs(String cell) {
        assertThat(CsvCell.isFormula(cell)).isFalse();
    }
}
