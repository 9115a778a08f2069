package dev.gatehouse.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.Followers;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.OwnRecord;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ALEX = "lamp/hall/user/Alex Kim";

    @TempDir Path directory;

    private Recorder recorder;
    private People people;
    private Accounts accounts;
    private Links links;
    private Followers followers;
    private Identity identity;
    private EventFeed feed;
    private Source lamp;
    private long read;

    @BeforeEach
    void open() throws Exception {
        InstantSource clock = InstantSource.fixed(NOON);
        recorder = Recorder.open(RecorderSettings.of(directory.resolve("data"), "0.1.0"));
        Sources sources = new Sources(recorder, Lamp.tools(directory), new SecureRandom());
        lamp = sources.add(Sources.Connection.of(SourceName.parse("lamp:hall")), "local:0");
        people = People.open(recorder, clock);
        accounts = Accounts.open(recorder, clock);
        links = new Links(recorder, people);
        followers = new Followers(recorder, clock);
        followers.follow(people);
        identity = Identity.open(recorder);
        feed = new EventFeed(recorder, sources, identity, Optional.of(accounts));
        String file =
                """
                id,name,email
                a1,Alex Kim,alex@acme.example
                a2,Alex Kim,alex.kim@acme.example
                d,Dana K,dana@acme.example
                """;
        new PeopleImport(recorder, people, clock)
                .run(
                        new PeopleFile(
                                PeopleFile.Format.CSV,
                                Proof.MANUAL,
                                "local:0",
                                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))),
                        _ -> {});
    }

    @AfterEach
    void close() throws IOException {
        followers.close();
        identity.close();
        accounts.close();
        people.close();
        recorder.close();
    }

    private void acts(String who) {
        byte[] body = Lamp.line("u " + who, who, "lamp.dim").getBytes(StandardCharsets.UTF_8);
        recorder.receive(
                new Delivery(
                        lamp.number(),
                        "audit",
                        Way.PUSH,
                        NOON,
                        new TreeMap<>(),
                        "",
                        Trust.SIGNED,
                        Text.of(who),
                        body,
                        List.of(new Frame.Slice(0, body.length)),
                        false));
        long size = recorder.journal().size();
        feed.read(recorder.journal().read(read, (int) (size - read)));
        read = size;
    }

    private List<String> queue() {
        return people.queue(accounts).stream()
                .map(one ->
                        one.account().account()
                                + " "
                                + one.subject().id()
                                + " "
                                + one.proof().word())
                .toList();
    }

    @Test
    void whoLooksAlikeIsAskedAboutAndNeverLinked() {
        acts("Alex Kim");
        acts("DANA@acme.example");
        acts("somebody");
        assertThat(queue())
                .containsExactly(
                        "lamp/hall/user/DANA@acme.example d same-email",
                        ALEX + " a1 same-name",
                        ALEX + " a2 same-name");
        assertThat(people.now().accounts()).isEmpty();
    }

    @Test
    void aRefusedQuestionDoesNotComeAgain() throws Exception {
        acts("Alex Kim");
        links.refuse(ALEX, "a1", "user:1");
        assertThat(queue()).containsExactly(ALEX + " a2 same-name");
    }

    @Test
    void oneWordWaitsAndASecondPersonsWordCounts() throws Exception {
        acts("Alex Kim");
        assertThat(links.link(ALEX, "a1", "user:1").proof()).isEqualTo(Proof.MANUAL);
        long size = recorder.journal().size();
        assertThat(links.link(ALEX, "a1", "user:1").proof()).isEqualTo(Proof.MANUAL);
        assertThat(recorder.journal().size()).as("said twice is said once").isEqualTo(size);
        assertThat(queue()).containsExactly(ALEX + " a1 manual");
        assertThat(people.now().subjectOf(ALEX, NOON)).isEmpty();

        assertThat(links.link(ALEX, "a1", "user:2").proof()).isEqualTo(Proof.TWO_PERSON);
        assertThat(people.now().subjectOf(ALEX, NOON)).isPresent();
        assertThat(queue()).isEmpty();
        assertThatThrownBy(() -> links.refuse(ALEX, "a1", "user:1"))
                .hasMessageContaining("verified");
    }

    @Test
    void aFileTakenInLocallyIsNobodysWord() throws Exception {
        recorder.append(
                new OwnRecord.AccountLinked(
                        ALEX, "a1", "manual", Instant.EPOCH, Instant.EPOCH, "local:0"));
        people.awaitTaken(recorder.journal().size() - 1, PeopleImport.CATCH_UP_MAX);
        assertThat(links.link(ALEX, "a1", "user:1").proof()).isEqualTo(Proof.MANUAL);
        assertThat(links.link(ALEX, "a1", "user:2").proof()).isEqualTo(Proof.TWO_PERSON);
    }

    @Test
    void whatDoesNotExistIsNotLinked() {
        assertThatThrownBy(() -> links.link("github/acme/cat/1", "a1", "user:1"))
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> links.link(ALEX, "nobody", "user:1")).hasMessageContaining("id");
        assertThatThrownBy(() -> links.unlink(ALEX, "a1", "wrong", "user:1"))
                .hasMessageContaining("no such link");
    }

    @Test
    void accountsAreKnownAgainAfterARestartAndFromTheJournal() throws Exception {
        acts("Alex Kim");
        acts("Alex Kim 2");
        accounts.close();
        List<AccountSeen> before = sorted(accounts);
        accounts = Accounts.open(recorder, InstantSource.fixed(NOON));
        assertThat(sorted(accounts)).isEqualTo(before).hasSize(2);
        assertThat(accounts.understoodUpTo()).isEqualTo(recorder.journal().size());
        assertThat(accounts.of(ALEX).orElseThrow().events()).isEqualTo(1);
    }

    private static List<AccountSeen> sorted(Accounts accounts) {
        return accounts.all().stream()
                .sorted(java.util.Comparator.comparing(AccountSeen::account))
                .toList();
    }
}
