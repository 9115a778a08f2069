package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.Main;
import dev.gatehouse.journal.Anchors;
import dev.gatehouse.journal.SignedCheckpoint;
import dev.gatehouse.journal.Verification;
import dev.gatehouse.journal.Verifier;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What an anchor outside the machine notices, with the machine's own memory taken away: rollback
/// and rewriting, which the journal by itself cannot tell.
class AnchorsTest {
    @TempDir private Path folder;
    private Path data;
    private Path anchors;

    @BeforeEach
    void make() throws IOException {
        data = folder.resolve("data");
        anchors = Files.createDirectories(folder.resolve("anchors"));
    }

    private record Said(int code, String out) {}

    private Said verify(Object... more) {
        StringWriter out = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        gatehouse.setErr(new PrintWriter(out));
        String[] words =
                Stream.concat(Stream.of("journal", "verify", data), Stream.of(more))
                        .map(Object::toString)
                        .toArray(String[]::new);
        return new Said(gatehouse.execute(words), out.toString());
    }

    private List<SignedCheckpoint> anchored() throws IOException {
        Path file = new DataDirectory(data).journal().resolve("checkpoint");
        String origin = SignedCheckpoint.parse(Files.readAllBytes(file)).origin();
        return new Anchors(anchors).of(origin);
    }

    // Without what the command line remembers.
    private Verification.Result verified(List<SignedCheckpoint> known) {
        Path journal = new DataDirectory(data).journal();
        VerifierSettings settings = VerifierSettings.forJournal(journal, Recorder.codecs());
        for (SignedCheckpoint one : known) {
            settings = settings.withEarlier(one);
        }
        return Verifier.verify(journal, settings).result();
    }

    private StartedServer start() throws IOException {
        return StartedServer.at(data, "--anchors", anchors.toString());
    }

    private void work(StartedServer started, int times) throws IOException {
        Session ann = started.administrator();
        for (int i = 0; i < times; i++) {
            started.post(
                    ann,
                    "/api/v1/views",
                    "{\"name\":\"v%d\",\"query\":\"a\"}".formatted(System.nanoTime()));
        }
        started.server().recorder().journal().seal();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(one -> !Files.isDirectory(one)).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void forget(Path keys) throws IOException {
        try (Stream<Path> files = Files.list(keys)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("journal-last-signed-")) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void aJournalThatWasRolledBackIsNoticed() throws Exception {
        try (StartedServer started = start()) {
            work(started, 3);
        }
        Path older = folder.resolve("older");
        copy(data, older);
        try (StartedServer started = start()) {
            work(started, 5);
            started.server().anchoring().anchor();
            Session ann = started.administrator();
            String answer = started.get(ann, "/api/v1/integrity").body();
            assertThat(answer).contains("last_anchor").contains("anchored outside");
        }
        assertThat(verified(anchored())).isEqualTo(Verification.Result.OK);

        // Somebody with root puts the older copy back, and with it every memory of this machine.
        data = older;
        forget(data.resolve("installation/keys"));
        assertThat(verified(List.of())).isEqualTo(Verification.Result.OK);
        assertThat(verified(anchored())).isEqualTo(Verification.Result.STALE);
        assertThat(verify("--anchors", anchors).code()).isEqualTo(3);
        try (StartedServer started = start()) {
            Session ann = started.administrator();
            String answer = started.get(ann, "/api/v1/integrity").body();
            assertThat(answer).contains("an older copy, or rolled back");
        }
    }

    @Test
    void aJournalThatWasWrittenAgainIsNoticed() throws Exception {
        try (StartedServer started = start()) {
            work(started, 2);
        }
        Path older = folder.resolve("older");
        copy(data, older);
        try (StartedServer started = start()) {
            work(started, 4);
            started.server().anchoring().anchor();
        }
        data = older;
        forget(data.resolve("installation/keys"));
        List<Path> kept;
        try (Stream<Path> files = Files.list(anchors)) {
            kept = files.toList();
        }
        assertThat(kept).isNotEmpty();
        // Another history, longer than the one that was anchored, signed with the right key.
        try (StartedServer started = StartedServer.at(data)) {
            work(started, 20);
        }
        assertThat(verified(List.of())).isEqualTo(Verification.Result.OK);
        assertThat(verified(anchored())).isEqualTo(Verification.Result.BAD);
        assertThat(verify("--anchors", anchors).code()).isEqualTo(1);
        try (StartedServer started = start()) {
            Session ann = started.administrator();
            String answer = started.get(ann, "/api/v1/integrity").body();
            assertThat(answer).contains("does not continue");
        }
        try (Stream<Path> files = Files.list(anchors)) {
            assertThat(files.toList()).hasSameSizeAs(kept);
        }
    }
}
