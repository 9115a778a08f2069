package dev.gatehouse.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.event.SourceName;
import dev.gatehouse.event.Text;
import dev.gatehouse.event.Trust;
import dev.gatehouse.journal.Stored;
import dev.gatehouse.people.People;
import dev.gatehouse.record.Delivery;
import dev.gatehouse.record.EventFeed;
import dev.gatehouse.record.FindingRecord.Raised;
import dev.gatehouse.record.Frame;
import dev.gatehouse.record.Identity;
import dev.gatehouse.record.Lamp;
import dev.gatehouse.record.OwnRecordJson;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.record.RecorderSettings;
import dev.gatehouse.record.Sources;
import dev.gatehouse.record.Way;
import dev.gatehouse.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveBehaviourTest {
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final String SUBJECT = "account:lamp/default/user/ada";

    @TempDir Path folder;

    private Recorder recorder;
    private Sources sources;
    private Source lamp;
    private Identity identity;
    private People people;
    private LiveBehaviour live;
    private Instant now = START;
    private int lines;

    @BeforeEach
    void open() {
        RecorderSettings usual = RecorderSettings.of(folder.resolve("data"), "0.1.0");
        recorder =
                Recorder.open(
                        new RecorderSettings(
                                usual.data(),
                                usual.version(),
                                usual.disk(),
                                () -> now,
                                usual.random()));
        sources = new Sources(recorder, Lamp.tools(folder), new SecureRandom());
        lamp = sources.add(Sources.Connection.of(SourceName.parse("lamp")), "user:1");
        identity = Identity.open(recorder);
        people = People.open(recorder, () -> now);
        live = follow();
    }

    @AfterEach
    void close() throws IOException {
        live.close();
        people.close();
        identity.close();
        recorder.close();
    }

    private LiveBehaviour follow() {
        return LiveBehaviour.open(
                new LiveBehaviour.From(
                        recorder,
                        new EventFeed(recorder, sources, identity, Optional.empty()),
                        people,
                        false,
                        () -> now));
    }

    private void act(String room, Trust trust) {
        byte[] body =
                Lamp.line("u" + lines++, "ada", "lamp.dim")
                        .replace("2026-11-22T08:59:00Z", now.toString())
                        .replace("\"room\":\"r\"", "\"room\":\"" + room + "\"")
                        .strip()
                        .getBytes(StandardCharsets.UTF_8);
        recorder.receive(
                new Delivery(
                        lamp.number(),
                        "audit",
                        Way.PUSH,
                        now,
                        new TreeMap<>(),
                        "hmac",
                        trust,
                        Text.of("d" + recorder.journal().size()),
                        body,
                        List.of(new Frame.Slice(0, body.length)),
                        false));
    }

    private void works() {
        for (int day = 0; day < 12; day++) {
            for (int hour = 0; hour < 6; hour++) {
                now = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
                act("r", Trust.SIGNED);
            }
        }
        now = START.plus(Duration.ofDays(12));
    }

    // Asleep for weeks, then at night in rooms where it never was, and seen by a detection.
    private void isUnusual() {
        now = START.plus(Duration.ofDays(60)).plus(Duration.ofHours(12));
        act("elsewhere", Trust.SIGNED);
        recorder.append(
                new Raised(
                        "detection",
                        "dimmed",
                        "key",
                        "high",
                        false,
                        SUBJECT,
                        "",
                        List.of(),
                        1,
                        1,
                        List.of("1.0"),
                        now,
                        now,
                        false));
    }

    private void take() throws IOException {
        while (live.cursor() < recorder.journal().size()) {
            live.fold(recorder.journal().read(live.cursor(), 7));
        }
    }

    private List<Raised> raised() {
        List<Raised> found = new ArrayList<>();
        for (Stored stored : recorder.journal().read(0, 10_000)) {
            if (stored.kind() == RecordKind.RAISED.number()
                    && stored instanceof Stored.Live piece
                    && OwnRecordJson.read(RecordKind.RAISED, piece.payload()).orElseThrow()
                            instanceof Raised one
                    && one.emitter().equals(Behaviour.EMITTER)) {
                found.add(one);
            }
        }
        return found;
    }

    private String said() {
        return live.standing(SUBJECT) + " " + live.learned("lamp/default/user/ada") + live.extent();
    }

    private void restart() {
        live.close();
        live = follow();
    }

    private Path saved() {
        return recorder.data().views().resolve("behaviour/learned");
    }

    @Test
    void whatIsUnusualIsRaisedOnceHoweverOftenItIsReadAgain() throws IOException {
        works();
        take();
        Path before = folder.resolve("before");
        live.close();
        Files.copy(saved(), before);
        live = follow();
        isUnusual();
        take();
        assertThat(raised()).hasSize(1);
        assertThat(raised().getFirst().subject()).isEqualTo(SUBJECT);
        String said = said();
        // What was saved last is older than what was raised: as after a crash.
        live.close();
        Files.copy(before, saved(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        live = follow();
        take();
        assertThat(raised()).hasSize(1);
        assertThat(said()).isEqualTo(said);
    }

    @Test
    void aRestartRestoresAllOfItAndAViewThatIsGoneIsMadeAgainInSilence() throws IOException {
        works();
        isUnusual();
        take();
        String said = said();
        live.close();
        List<String> lines = Files.readAllLines(saved());
        live = follow();
        assertThat(said()).isEqualTo(said);
        restart();
        assertThat(Files.readAllLines(saved())).isEqualTo(lines);
        live.close();
        Files.delete(saved());
        live = follow();
        take();
        assertThat(said()).isEqualTo(said);
        assertThat(raised()).hasSize(1);
    }

    @Test
    void historyThatWasThereBeforeTeachesAndRaisesNothing() throws IOException {
        works();
        isUnusual();
        restart();
        live.close();
        Files.deleteIfExists(saved());
        live = follow();
        take();
        assertThat(live.standing(SUBJECT).score().isWorthALook()).isTrue();
        assertThat(raised()).isEmpty();
    }

    @Test
    void whatNobodyAuthenticatedIsNobodysBehaviour() throws IOException {
        act("r", Trust.NONE);
        take();
        assertThat(live.extent().accounts()).isZero();
    }

    @Test
    void learningIsShownUntilEnoughIsKnown() throws IOException {
        act("r", Trust.SIGNED);
        take();
        Learned learned = live.learned("lamp/default/user/ada").orElseThrow();
        assertThat(learned.learningUntil()).contains(START.plus(Duration.ofDays(7)));
        assertThat(live.extent().learning()).isEqualTo(1);
        works();
        take();
        assertThat(live.learned("lamp/default/user/ada").orElseThrow().learningUntil()).isEmpty();
    }

    @Test
    void aDamagedFileIsNoFile() throws IOException {
        works();
        take();
        live.close();
        Files.writeString(saved(), "baseline [1,2\nup to 5\n");
        live = follow();
        assertThat(live.cursor()).isZero();
        take();
        assertThat(live.extent().accounts()).isEqualTo(1);
    }
}
