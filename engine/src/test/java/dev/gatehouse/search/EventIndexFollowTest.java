package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.event.EventJson;
import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.Erase;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryScope;
import dev.gatehouse.source.Source;
import dev.gatehouse.source.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The index behind a real journal.
class EventIndexFollowTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("gatehouse.root", ".."), "sources");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final int DEADLINE_MILLIS = 60_000;

    private static final String REQUEST =
            """
            {"type":"request","time":"2026-11-22T08:00:00Z","auth":{"display_name":"ann","entity_id":"e-1"},"request":{"id":"r-1","operation":"read","path":"secret/data/db","remote_address":"198.51.100.7"}}
            """;
    private static final String RESPONSE =
            """
            {"type":"response","time":"2026-11-22T08:00:00Z","auth":{"display_name":"ann","entity_id":"e-1"},"request":{"id":"r-1","operation":"read","path":"secret/data/responsecanary"}}
            """;

    @TempDir Path folder;

    private Recorder recorder;
    private Sources sources;
    private Identity identity;
    private Source github;
    private int delivered;

    @BeforeEach
    void open() {
        recorder = Recorder.open(RecorderSettings.of(folder.resolve("data"), "0.1.0"));
        sources = new Sources(recorder, Tools.load(SOURCES), new SecureRandom());
        identity = Identity.open(recorder);
        github = sources.add(Sources.Connection.of(SourceName.parse("github:acme")), "local:0");
    }

    @AfterEach
    void close() {
        identity.close();
        recorder.close();
    }

    private void deliver(int count) {
        for (int i = 0; i < count; i++) {
            byte[] body =
                    """
                    {"@timestamp":1795338000000,"_document_id":"d%d","action":"git.clone","actor":"dana.k","actor_id":17,"org":"acme","repo":"acme/payments"}
                    """
                            .formatted(delivered++)
                            .strip()
                            .getBytes(StandardCharsets.UTF_8);
            recorder.receive(delivery(github, body));
        }
    }

    private static Delivery delivery(Source source, byte[] body) {
        return new Delivery(
                source.number(),
                source.tool().channels().getFirst().name(),
                Way.TAIL,
                NOW,
                new TreeMap<>(),
                "",
                Trust.SIGNED,
                Text.of(""),
                body,
                List.of(new Frame.Slice(0, body.length)),
                true);
    }

    private EventIndex index(String mappings) {
        return EventIndex.open(
                new EventIndexSettings(
                        folder.resolve("views"),
                        mappings,
                        _ -> Who.NOBODY,
                        () -> new EventFeed(recorder, sources, identity, Optional.empty()),
                        InstantSource.system()));
    }

    private static void awaitCount(EventIndex index, int count) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
        while (all(index).count().value() != count && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(all(index).count().value()).isEqualTo(count);
    }

    private static Page all(EventIndex index) {
        return index.page(SearchRequest.first(Query.All.ALL, 1_000));
    }

    private static List<String> texts(EventIndex index) {
        return all(index).events().stream().map(event -> EventJson.of(event).toString()).toList();
    }

    @Test
    void answersAreTheSameWhenTheFolderIsGoneAndWhenMappingsChange() throws Exception {
        deliver(40);
        List<String> first;
        try (EventIndex index = index("a");
                Followers followers = new Followers(recorder, InstantSource.system())) {
            followers.follow(index);
            awaitCount(index, 40);
            first = texts(index);
            Query mine =
                    QueryParser.parse("actor:dana.k resource:acme/payments", QueryScope.utc(NOW));
            assertThat(index.page(SearchRequest.first(mine, 10)).count().value()).isEqualTo(40);
        }
        try (EventIndex index = index("b");
                Followers followers = new Followers(recorder, InstantSource.system())) {
            followers.follow(index);
            followers.follow(index.rebuild().orElseThrow());
            deliver(5);
            awaitCount(index, 45);
            long end = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
            while (index.status().rebuildingCursor().isPresent() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(index.status().rebuildingCursor()).isEmpty();
            awaitCount(index, 45);
            assertThat(texts(index)).containsAll(first);
        }
    }

    // Two lines tell of one event: what one of them said goes with it, what the other said stays,
    // and a folder built from nothing says the same.
    @ParameterizedTest
    @CsvSource({"198.51.100.7,responsecanary,0", "responsecanary,198.51.100.7,1"})
    void ofTwoLinesThatTellOfOneEventTheOtherStays(String gone, String left, int line)
            throws Exception {
        Source vault = sources.add(Sources.Connection.of(SourceName.parse("vault")), "local:0");
        List<Long> positions = new ArrayList<>();
        for (String sent : List.of(REQUEST, RESPONSE)) {
            positions.add(recorder.journal().size() + 1);
            recorder.receive(delivery(vault, sent.strip().getBytes(StandardCharsets.UTF_8)));
        }
        List<String> answers;
        try (EventIndex index = index("a");
                Followers followers = new Followers(recorder, InstantSource.system())) {
            followers.follow(index);
            awaitTaken(index);
            assertThat(texts(index)).singleElement().asString().contains(gone).contains(left);
            new Erase(recorder)
                    .events(List.of(new EventId(positions.get(line), 0)), "asked", "user:1");
            awaitTaken(index);
            answers = texts(index);
            assertThat(answers).hasSize(1);
            assertThat(answers.getFirst()).contains(left).doesNotContain(gone);
            index.serving().commit();
        }
        assertThat(filesHold(gone)).isFalse();
        try (EventIndex index = index("b");
                Followers followers = new Followers(recorder, InstantSource.system())) {
            followers.follow(index.rebuild().orElseThrow());
            followers.follow(index);
            long end = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
            while (index.status().rebuildingCursor().isPresent() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(texts(index)).isEqualTo(answers);
        }
    }

    private void awaitTaken(EventIndex index) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE_MILLIS * 1_000_000L;
        while (all(index).asOf() < recorder.journal().size() - 1 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(all(index).asOf()).isEqualTo(recorder.journal().size() - 1);
    }

    private boolean filesHold(String words) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("views"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(words)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void aWriterThatTheDiskClosedIsOpenedAgainAndNothingIsMissing() throws Exception {
        try (EventIndex index = index("a");
                Followers followers = new Followers(recorder, InstantSource.system())) {
            followers.follow(index);
            deliver(20);
            awaitCount(index, 20);
            index.serving().stopWriting();
            deliver(20);
            awaitCount(index, 40);
            assertThat(all(index).events()).extracting(Event::id).doesNotHaveDuplicates();
        }
    }
}
