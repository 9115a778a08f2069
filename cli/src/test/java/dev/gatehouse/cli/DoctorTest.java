package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Diagnosis.State;
import dev.gatehouse.cli.MachineDiagnosis.Machine;
import dev.gatehouse.journal.Codec;
import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.Journal;
import dev.gatehouse.journal.JournalKeys;
import dev.gatehouse.journal.JournalSettings;
import dev.gatehouse.journal.LastSeen;
import dev.gatehouse.journal.Leaf;
import dev.gatehouse.json.Json;
import dev.gatehouse.json.JsonValue.JsonObject;
import dev.gatehouse.record.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `gatehouse doctor` on a directory nobody serves, and what it makes of a server's answers.
class DoctorTest {
    private static final long PLENTY = 1L << 40;
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir private Path folder;
    private DataDirectory data;
    private LastSeen memory;
    private JournalSettings settings;

    @BeforeEach
    void makeJournal() throws IOException {
        data = new DataDirectory(folder.resolve("data"));
        memory = new LastSeen(folder.resolve("state/gatehouse/last-seen"));
        JournalKeys keys = JournalKeys.loadOrCreate(data.keys(), new SecureRandom());
        settings =
                new JournalSettings(
                        keys.origin("default"),
                        keys,
                        List.of(Codec.DEFLATE, Codec.NONE),
                        Disk.local(),
                        InstantSource.system());
        append("first");
        for (Path path : List.of(data.root(), data.installation(), data.keys())) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        for (String file : List.of("checkpoint", "key.pub")) {
            Files.setLastModifiedTime(data.journal().resolve(file), FileTime.from(NOW));
        }
    }

    @Test
    void aSoundDirectoryIsWell() throws IOException {
        assertThat(inFolder(NOW, PLENTY)).extracting(Diagnosis::state).containsOnly(State.OK);
        assertThat(new HeadDiagnosis(data.journal(), memory).look().state()).isEqualTo(State.OK);
    }

    @Test
    void aKeyOthersMayReadIsBad() throws IOException {
        Path key = data.keys().resolve("journal-signing.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        Diagnosis keys = about("keys", inFolder(NOW, PLENTY));
        assertThat(keys.state()).isEqualTo(State.BAD);
        assertThat(keys.said()).contains("installation/keys/journal-signing.key");
    }

    @Test
    void aFolderOfKeysOthersMayEnterIsBad() throws IOException {
        Files.setPosixFilePermissions(data.keys(), PosixFilePermissions.fromString("rwx--x--x"));
        assertThat(about("keys", inFolder(NOW, PLENTY)).state()).isEqualTo(State.BAD);
    }

    @Test
    void contentOthersMayReadIsWorthALook() throws IOException {
        Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Diagnosis content = about("content", inFolder(NOW, PLENTY));
        assertThat(content.state()).isEqualTo(State.LOOK);
        assertThat(content.remedy()).startsWith("chmod go= ");
    }

    @Test
    void theDaysADiskLastsAreCountedFromWhatTheDaysSoFarTook() throws IOException {
        assertThat(about("disk", inFolder(NOW, FolderDiagnosis.FREE_BYTES_MIN - 1)).state())
                .isEqualTo(State.BAD);
        Instant later = NOW.plus(Duration.ofDays(10));
        Diagnosis lasts = about("disk", inFolder(later, PLENTY));
        assertThat(lasts.state()).isEqualTo(State.OK);
        assertThat(lasts.said()).contains("a day: about");
        long nearly = FolderDiagnosis.FREE_BYTES_MIN + 100;
        assertThat(about("disk", inFolder(later, nearly)).state()).isEqualTo(State.LOOK);
    }

    @Test
    void aClockBehindWhatWasSignedIsBad() throws IOException {
        Instant behind = NOW.minus(Duration.ofMinutes(6));
        assertThat(about("clock", inFolder(behind, PLENTY)).state()).isEqualTo(State.BAD);
        Instant corrected = NOW.minus(Duration.ofMinutes(4));
        assertThat(about("clock", inFolder(corrected, PLENTY)).state()).isEqualTo(State.OK);
    }

    @Test
    void anOlderCopyThanWhatWasSeenIsBad() throws IOException {
        byte[] older = Files.readAllBytes(data.journal().resolve("checkpoint"));
        append("second");
        try (Journal journal = Journal.open(data.journal(), settings)) {
            memory.remember(journal.checkpoint(), journal.verifierKey());
        }
        assertThat(head().said()).contains("no fewer than seen before");
        Files.write(data.journal().resolve("checkpoint"), older);
        assertThat(head().state()).isEqualTo(State.BAD);
        assertThat(head().said()).contains("older copy");
    }

    @Test
    void aHeadThatNobodySignedIsBad() throws IOException {
        Path file = data.journal().resolve("checkpoint");
        Files.writeString(file, Files.readString(file).replaceFirst("\n1\n", "\n2\n"));
        assertThat(head().state()).isEqualTo(State.BAD);
        Files.delete(file);
        assertThat(head().said()).contains("no checkpoint");
    }

    @Test
    void aSmallMachineIsWorthALookAndAnotherJavaIsBad() {
        assertThat(new MachineDiagnosis(new Machine(25, PLENTY, 65_536)).look())
                .extracting(Diagnosis::state)
                .containsOnly(State.OK);
        assertThat(new MachineDiagnosis(new Machine(21, 1L << 30, 1_024)).look())
                .extracting(Diagnosis::state)
                .containsExactly(State.BAD, State.LOOK, State.LOOK);
    }

    @Test
    void aFencedJournalIsBadAndATroubledOneWorthALook() {
        assertThat(ServerDiagnosis.intake(json("{}")).state()).isEqualTo(State.OK);
        assertThat(ServerDiagnosis.intake(json("{\"fenced\":\"fdatasync failed\"}")).state())
                .isEqualTo(State.BAD);
        assertThat(ServerDiagnosis.intake(json("{\"troubled\":\"no space\"}")).state())
                .isEqualTo(State.LOOK);
    }

    @Test
    void aViewThatStandsStillIsBadAndOneBehindWorthALook() {
        assertThat(views("{\"name\":\"index\",\"lag_records\":100000}")).isEqualTo(State.OK);
        assertThat(views("{\"name\":\"index\",\"lag_records\":100001}")).isEqualTo(State.LOOK);
        assertThat(views("{\"name\":\"index\",\"quarantined\":1}")).isEqualTo(State.LOOK);
        assertThat(views("{\"name\":\"index\",\"stopped\":\"101 in a minute\"}"))
                .isEqualTo(State.BAD);
    }

    @Test
    void aSourceInTroubleOrSilentIsWorthALook() {
        assertThat(source("connected", "\"last_received\":\"2026-11-19T13:00:00Z\""))
                .isEqualTo(State.OK);
        assertThat(source("connected", "\"last_received\":\"2026-11-19T10:00:00Z\""))
                .isEqualTo(State.LOOK);
        assertThat(
                        source(
                                "connected",
                                "\"way\":\"import\",\"last_received\":\"2025-11-19T10:00:00Z\""))
                .isEqualTo(State.OK);
        assertThat(source("connected", "\"way\":\"push\"")).isEqualTo(State.LOOK);
        assertThat(source("connected", "\"errors\":[\"401\"]")).isEqualTo(State.LOOK);
        assertThat(new ServerDiagnosis(NOW).sources(json("{\"sources\":[]}")).getFirst().said())
                .isEqualTo("none is connected");
    }

    @Test
    void theExitCodeIsThatOfTheWorstLine() throws IOException {
        Said stopped = doctor("--json");
        assertThat(stopped.out()).contains("\"about\":\"server\"").contains("is not running");
        assertThat(stopped.out().lines())
                .noneMatch(line -> json(line).get("state").text().isEmpty());
        Files.setPosixFilePermissions(data.keys(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Said open = doctor();
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.out()).contains("bad   keys", "→ chmod -R go= ");
        assertThat(doctorOn(folder.resolve("state")).code()).isEqualTo(ExitCode.USAGE);
    }

    private record Said(int code, String out) {}

    private Said doctor(String... words) {
        return doctorOn(data.root(), words);
    }

    private Said doctorOn(Path root, String... words) {
        Places places = new Places(folder, Map.of("XDG_STATE_HOME", folder + "/state"));
        CommandLine line = new CommandLine(new DoctorCommand(places, InstantSource.fixed(NOW)));
        line.setExecutionExceptionHandler(Failures::report);
        StringWriter out = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(new StringWriter()));
        List<String> all = new ArrayList<>(List.of("--data", root.toString()));
        all.addAll(List.of(words));
        return new Said(line.execute(all.toArray(String[]::new)), out.toString());
    }

    private Diagnosis head() throws IOException {
        return new HeadDiagnosis(data.journal(), memory).look();
    }

    private List<Diagnosis> inFolder(Instant now, long free) throws IOException {
        return new FolderDiagnosis(data, now, free).look();
    }

    private static Diagnosis about(String what, List<Diagnosis> all) {
        return all.stream().filter(one -> one.about().equals(what)).findFirst().orElseThrow();
    }

    private static State views(String view) {
        return ServerDiagnosis.views(json("{\"views\":[" + view + "]}")).getFirst().state();
    }

    private static State source(String state, String channel) {
        String answer =
                "{\"sources\":[{\"name\":\"lamp\",\"state\":\"%s\",\"channels\":[{%s}]}]}"
                        .formatted(state, channel);
        return new ServerDiagnosis(NOW).sources(json(answer)).getFirst().state();
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.parse(text);
    }

    private void append(String text) {
        try (Journal journal = Journal.open(data.journal(), settings)) {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            journal.append(List.of(new Leaf(2, 1_000_000, 7, payload)));
        }
    }
}
