package dev.gatehouse.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.Event;
import dev.gatehouse.event.EventId;
import dev.gatehouse.people.Acquaintances;
import dev.gatehouse.people.Who;
import dev.gatehouse.record.FoldedEvent;
import dev.gatehouse.record.Sameness;
import dev.gatehouse.search.query.Key;
import dev.gatehouse.search.query.Persons;
import dev.gatehouse.search.query.Query;
import dev.gatehouse.search.query.QueryEvaluator;
import dev.gatehouse.search.query.QueryParser;
import dev.gatehouse.search.query.QueryScope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonSearchTest {
    @TempDir Path folder;

    private final List<Event> events = new ArrayList<>();
    private Who who = Who.NOBODY;
    private EventIndex index;

    @BeforeEach
    void open() throws IOException {
        index =
                EventIndex.open(
                        new EventIndexSettings(
                                folder,
                                "a",
                                _ -> who,
                                () -> {
                                    throw new IllegalStateException("events are handed over");
                                },
                                InstantSource.system()));
        RandomEvents random = new RandomEvents(new Random(2_027));
        for (int position = 0; position < 400; position++) {
            events.add(random.at(new EventId(position, 0)));
        }
        index.take(
                new IndexGeneration.Batch(
                        events.stream()
                                .map(event -> new FoldedEvent(event, Sameness.First.FIRST, false))
                                .toList(),
                        Set.of(),
                        400),
                _ -> List.of());
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static Query query(String text) {
        return QueryParser.parse(text, QueryScope.utc(Instant.EPOCH));
    }

    private long found(String text) {
        QueryEvaluator evaluator = QueryEvaluator.of(query(text), who);
        List<EventId> expected =
                events.stream().filter(evaluator::matches).map(Event::id).sorted().toList();
        assertThat(
                        index.page(SearchRequest.first(query(text), 1_000)).events().stream()
                                .map(Event::id)
                                .sorted())
                .as(text)
                .isEqualTo(expected);
        return expected.size();
    }

    private Instant middle() {
        return events.stream()
                .map(event -> event.time().time())
                .sorted()
                .skip(events.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPersonIsFoundByEveryAccountOfTheirsInItsTime() {
        List<String> accounts = events.stream().map(Event::account).distinct().limit(40).toList();
        Acquaintances known =
                new Acquaintances()
                        .person("u1", "Juliana Costa")
                        .person("u2", "Kim D")
                        .machine("m", "renovate[bot]");
        Instant middle = middle();
        for (String account : accounts.subList(0, 10)) {
            known.link(account, "u1", Instant.MIN, Optional.empty());
        }
        for (String account : accounts.subList(10, 30)) {
            known.link(account, "u1", Instant.MIN, Optional.empty());
            known.link(account, "u2", middle, Optional.empty());
        }
        for (String account : accounts.subList(30, 40)) {
            known.link(account, "m", Instant.MIN, Optional.of(middle));
        }
        who = known.who();

        long juliana = found("person:\"Juliana Costa\"");
        long kim = found("person:kim*");
        assertThat(juliana).isEqualTo(held("u1")).isPositive();
        assertThat(kim).isEqualTo(held("u2")).isPositive();
        assertThat(found("person:u1@acme.example")).isEqualTo(juliana);
        assertThat(found("has:person")).isEqualTo(juliana + kim);
        assertThat(found("-has:person -has:machine")).isEqualTo(400 - juliana - kim - held("m"));
        assertThat(found("person:\"Juliana Costa\",u2")).isEqualTo(juliana + kim);
        assertThat(found("by:\"Juliana Costa\"")).isGreaterThanOrEqualTo(juliana);
        assertThat(found("involves:/^juliana/")).isGreaterThanOrEqualTo(juliana);
        assertThat(found("person:nobody")).isZero();
        found("on:u1 OR -on:kim*");
        assertThat(
                        index.values(
                                        new ValuesRequest(
                                                Query.All.ALL,
                                                Window.ALL_TIME,
                                                Key.PERSON,
                                                "cos",
                                                9))
                                .answer())
                .containsExactly(new ValueCount("Juliana Costa", 0));
    }

    private long held(String subject) {
        return events.stream()
                .filter(event ->
                        who.subjectOf(event.account(), event.time().time())
                                .filter(some -> some.id().equals(subject))
                                .isPresent())
                .count();
    }

    @Test
    void whatWasDoneToAnAccountOfSomebodyIsFoundOnThem() {
        Event touched =
                events.stream()
                        .filter(event -> event.resource().id().isSent())
                        .findFirst()
                        .orElseThrow();
        String path = touched.resource().path().text();
        String instance = String.join("/", List.of(path.split("/", -1)).subList(0, 2));
        who =
                new Acquaintances()
                        .person("u1", "Dana K")
                        .link(
                                instance + "/user/" + touched.resource().id().orEmpty(),
                                "u1",
                                Instant.MIN,
                                Optional.empty())
                        .who();
        boolean isPerson = Set.of("user", "member").contains(touched.resource().type());
        assertThat(found("on:u1") > 0).isEqualTo(isPerson);
    }

    @Test
    void aTailKnowsWhoIsLinkedWhileItRuns() throws Exception {
        Event event = events.getFirst();
        try (Tail tail = index.tail(query("person:u1"))) {
            tail.see(event, Set.of());
            who =
                    new Acquaintances()
                            .person("u1", "Dana K")
                            .link(event.account(), "u1", Instant.MIN, Optional.empty())
                            .who();
            tail.see(event, Set.of());
            assertThat(tail.matched()).isEqualTo(1);
        }
    }

    @Test
    void manyAccountsAreOneConditionAndTooManyHandsAreRefused() {
        Acquaintances known = new Acquaintances().person("u1", "Dana K");
        for (int i = 0; i < 20_000; i++) {
            known.link("github/acme/user/" + i, "u1", Instant.MIN, Optional.empty());
        }
        who = known.who();
        found("has:person");
        for (int i = 0; i <= Persons.STRETCHES_MAX; i++) {
            known.link("x/y/user/" + i, "u1", Instant.EPOCH.plusSeconds(i), Optional.empty());
        }
        who = known.who();
        assertThatThrownBy(() -> found("has:person")).hasMessageContaining("changed hands");
    }
}
