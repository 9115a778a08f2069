package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.Main;
import dev.gatehouse.journal.Verification;
import dev.gatehouse.journal.Verifier;
import dev.gatehouse.journal.VerifierSettings;
import dev.gatehouse.record.DataDirectory;
import dev.gatehouse.record.RecordKind;
import dev.gatehouse.record.Recorder;
import dev.gatehouse.server.StartedServer.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A server that goes on taking events in is copied; the copy is a whole Gatehouse, and opens only
/// once what was erased since is erased there too.
class BackupTest {
    @TempDir private Path folder;

    private record Said(int code, String out, String err) {}

    private static Said say(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine gatehouse = Main.commandLine();
        gatehouse.setOut(new PrintWriter(out));
        gatehouse.setErr(new PrintWriter(err));
        String[] arguments = Stream.of(words).map(Object::toString).toArray(String[]::new);
        return new Said(gatehouse.execute(arguments), out.toString(), err.toString());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path backup() {
        return folder.resolve("backup");
    }

    private Path restored() {
        return folder.resolve("restored");
    }

    private static void deliver(StartedServer started, Session ann, String who, int number)
            throws IOException {
        String line =
                """
                {"type":"request","time":"2026-11-20T10:00:00Z","auth":{"display_name":"%s","entity_id":"e-1"},"request":{"id":"r-%d","operation":"read","path":"secret/data/%s-nest/db"}}
                """
                        .formatted(who, number, who);
        int status =
                started.deliver(
                                "/api/v1/imports?source=vault&trust_times=true",
                                line.getBytes(StandardCharsets.UTF_8),
                                "Cookie: " + ann.cookie(),
                                "X-CSRF-Token: " + ann.csrf())
                        .status();
        assertThat(status).isEqualTo(200);
    }

    private static String awaited(StartedServer started, Session who, String word, boolean isThere)
            throws IOException, InterruptedException {
        String body = "";
        for (int look = 0; look < 400; look++) {
            body = started.get(who, "/api/v1/events?q=" + word).body();
            if (body.contains("\"name\":\"" + word) == isThere) {
                break;
            }
            Thread.sleep(50);
        }
        assertThat(body.contains("\"name\":\"" + word)).isEqualTo(isThere);
        return body;
    }

    private static Verification verified(Path data) {
        Path journal = new DataDirectory(data).journal();
        return Verifier.verify(journal, VerifierSettings.forJournal(journal, Recorder.codecs()));
    }

    private void backUp(Object... more) {
        Said said =
                say(
                        Stream.concat(
                                        Stream.of("backup", "--to", backup(), "--data", data()),
                                        Stream.of(more))
                                .toArray());
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
    }

    private static boolean isBelow(Path root, String word) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (content.contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aServerUnderLoadIsCopiedAndTheCopyAnswersTheSame() throws Exception {
        try (StartedServer started = StartedServer.at(data())) {
            Session ann = started.signInAsAdministrator();
            deliver(started, ann, "earlybird", 0);
            AtomicBoolean going = new AtomicBoolean(true);
            CountDownLatch some = new CountDownLatch(20);
            Thread load =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 1; going.get(); i++) {
                                    try {
                                        deliver(started, ann, "loadbird" + i, i);
                                    } catch (IOException stopped) {
                                        throw new java.io.UncheckedIOException(stopped);
                                    }
                                    some.countDown();
                                }
                            });
            some.await();
            backUp();
            going.set(false);
            load.join();
            String before = awaited(started, ann, "earlybird", true);
            assertThat(awaited(started, ann, "loadbird20", true)).isNotEmpty();
            assertThat(started.get(ann, "/api/v1/integrity").body()).contains("last_backup");
            assertThat(started.server().recorder().journal().read(0, 100_000))
                    .anyMatch(one -> one.kind() == RecordKind.BACKUP_BEGUN.number());

            assertThat(verified(backup().resolve("data")).problems()).isEmpty();
            Said closed = say("restore", "--from", backup(), "--data", restored());
            assertThat(closed.out()).contains("Restored:").contains("stays closed");
            assertThat(verified(restored()).result()).isEqualTo(Verification.Result.OK);
            assertThatThrownBy(() -> StartedServer.at(restored())).hasMessageContaining("restore");
            assertThatThrownBy(() -> StartedServer.at(backup().resolve("data")))
                    .hasMessageContaining("is a backup");
            assertThat(say("restore", "--data", restored(), "--nothing-was-erased").code())
                    .isZero();

            try (StartedServer again = StartedServer.at(restored())) {
                // Her old session is not in the copy; her password is.
                assertThat(again.get(ann, "/api/v1/events").status()).isEqualTo(401);
                Session back = again.administrator();
                String after = awaited(again, back, "earlybird", true);
                assertThat(id(after)).isEqualTo(id(before));
                awaited(again, back, "loadbird20", true);
                assertThat(again.server().recorder().journal().read(0, 100_000))
                        .anyMatch(one -> one.kind() == RecordKind.RESTORED.number());
            }
            assertThat(verified(restored()).problems()).isEmpty();
        }
    }

    private static String id(String body) {
        return body.replaceAll("(?s).*\"id\":\"([0-9]+\\.[0-9]+)\".*", "$1");
    }

    @Test
    void whatWasErasedAfterTheBackupIsNeverSeenInTheCopy() throws Exception {
        Path list = folder.resolve("erasures.txt");
        Path old = folder.resolve("old.txt");
        String secondId;
        try (StartedServer started = StartedServer.at(data())) {
            Session ann = started.signInAsAdministrator();
            deliver(started, ann, "canarybird", 1);
            deliver(started, ann, "keptbird", 2);
            deliver(started, ann, "secondbird", 3);
            say("journal", "erasures", "export", "-o", old, "--data", data());
            String id = id(awaited(started, ann, "canarybird", true));
            secondId = id(awaited(started, ann, "secondbird", true));
            backUp();
            assertThat(erase(started, ann, id)).isEqualTo(201);
            Said exported = say("journal", "erasures", "export", "-o", list, "--data", data());
            assertThat(exported.code()).isZero();
            assertThat(Files.readString(list)).doesNotContain("canarybird");
            assertThat(say("restore", "--from", backup(), "--data", restored()).code()).isZero();
            Said older = say("restore", "--data", restored(), "--erasures", old);
            assertThat(older.err()).contains("older than the backup");
            byte[] forged = Files.readAllBytes(list);
            forged[forged.length - 5] ^= 1;
            Said notOurs =
                    say(
                            "restore",
                            "--data",
                            restored(),
                            "--erasures",
                            Files.write(folder.resolve("forged"), forged));
            assertThat(notOurs.err()).contains("cannot be used");
            assertThatThrownBy(() -> StartedServer.at(restored())).hasMessageContaining("restore");

            Said opened = say("restore", "--data", restored(), "--erasures", list);
            assertThat(opened.err()).isEmpty();
            assertThat(opened.out()).contains("1 records erased again");
            backUp();
        }
        try (StartedServer again = StartedServer.at(restored())) {
            Session back = again.administrator();
            awaited(again, back, "keptbird", true);
            awaited(again, back, "canarybird", false);
            awaited(again, back, "secondbird", true);
            assertThat(again.get(back, "/api/v1/events/" + secondId).status()).isEqualTo(200);
        }
        assertThat(isBelow(restored(), "canarybird-nest")).isFalse();
        Verification found = verified(restored());
        assertThat(found.problems()).isEmpty();
        assertThat(found.counts().erased()).isEqualTo(1);
        // The next backup into the same folder does not hold it either.
        assertThat(verified(backup().resolve("data")).counts().erased()).isEqualTo(1);
    }

    private static int erase(StartedServer started, Session who, String id) throws IOException {
        return started.post(
                        who,
                        "/api/v1/erasures",
                        "{\"events\":[\"%s\"],\"reason\":\"a customer asked\"}".formatted(id))
                .status();
    }

    @Test
    void whatIsTornOrFlippedOrMissingIsRefusedByName() throws Exception {
        StartedServer.at(data()).close();
        backUp();
        for (Path file : filesOf(backup())) {
            byte[] whole = Files.readAllBytes(file);
            if (whole.length == 0) {
                continue;
            }
            byte[] flipped = whole.clone();
            flipped[whole.length / 2] ^= 4;
            refused(file, flipped, whole);
            refused(file, java.util.Arrays.copyOf(whole, whole.length - 1), whole);
            Files.delete(file);
            refusedAsItIs(file);
            Files.write(file, whole);
        }
        assertThat(say("restore", "--from", backup(), "--data", restored()).code()).isZero();
        Said over = say("restore", "--from", backup(), "--data", restored());
        assertThat(over.err()).contains("is not empty");
    }

    private void refused(Path file, byte[] wrong, byte[] whole) throws IOException {
        Files.write(file, wrong);
        refusedAsItIs(file);
        Files.write(file, whole);
    }

    // The mark of a backup is remade, not restored.
    private void refusedAsItIs(Path file) {
        if (file.getFileName().toString().equals("quarantine")) {
            return;
        }
        Said said = say("restore", "--from", backup(), "--data", restored());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains(file.getFileName().toString());
        assertThat(restored()).doesNotExist();
    }

    private static List<Path> filesOf(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aBackupOfAStoppedServerIsForItsOwnerAloneAndTakesOnlyWhatChanged() throws Exception {
        StartedServer.at(data()).close();
        backUp("--json");
        for (Path file : filesOf(backup())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        Path blocks = new DataDirectory(backup().resolve("data")).journal().resolve("blocks");
        Path first = filesOf(blocks).getFirst();
        Object inode = Files.getAttribute(first, "unix:ino");
        backUp();
        assertThat(Files.getAttribute(first, "unix:ino")).isEqualTo(inode);
        assertThat(filesOf(blocks)).hasSizeGreaterThan(1);
        assertThat(verified(backup().resolve("data")).problems()).isEmpty();
        Said into = say("backup", "--to", data().resolve("x"), "--data", data());
        assertThat(into.err()).contains("lie within each other");
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/letter"), "dear");
        Said other = say("backup", "--to", folder.resolve("mine"), "--data", data());
        assertThat(other.err()).contains("holds something else");
    }

    @Test
    void withoutKeysItIsOpenedByNothingButTheKeys() throws Exception {
        StartedServer.at(data()).close();
        backUp("--without-keys");
        assertThat(new DataDirectory(backup().resolve("data")).keys()).doesNotExist();
        assertThat(verified(backup().resolve("data")).result())
                .isEqualTo(Verification.Result.INCOMPLETE);
        Said none = say("restore", "--from", backup(), "--data", restored());
        assertThat(none.err()).contains("--keys");
        Said opened =
                say(
                        "restore",
                        "--from",
                        backup(),
                        "--data",
                        restored(),
                        "--keys",
                        new DataDirectory(data()).keys(),
                        "--nothing-was-erased");
        assertThat(opened.err()).isEmpty();
        StartedServer.at(restored()).close();
        assertThat(verified(restored()).problems()).isEmpty();
    }
}
